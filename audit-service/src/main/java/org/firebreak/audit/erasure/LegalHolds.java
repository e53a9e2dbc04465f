// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

/// What must be kept whatever anybody asks, because a court or an inquiry said so.
public interface LegalHolds {
  /// Asked when an erasure is proposed and again when it is approved, of every id whose key would
  /// go, while nothing is appended and no key is destroyed beside it.
  boolean covers(ErasableId id);
}
