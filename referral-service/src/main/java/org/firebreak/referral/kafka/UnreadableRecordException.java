// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

/// A record that no retry makes readable. The message says where, never what: it is stored.
class UnreadableRecordException extends Exception {

  private static final long serialVersionUID = 1;

  private final String defect;

  UnreadableRecordException(String defect) {
    super(defect);
    this.defect = defect;
  }

  String defect() {
    return defect;
  }
}
