// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

/// Records that could not be taken: where they lie and a hash, never their content.
public interface UnreadableRecords {

  /// @param why a code
  void add(String topic, int partition, long offset, String hash, String why);
}
