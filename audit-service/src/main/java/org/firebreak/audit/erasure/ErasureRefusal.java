// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

/// The codes are an interface.
public enum ErasureRefusal {
  /// None of the ids has a key: the log never heard of them, or they are erased.
  NOTHING_TO_ERASE,
  /// One of the ids must be kept.
  UNDER_LEGAL_HOLD,
  /// There is no such proposal.
  ERASURE_UNKNOWN,
  /// It was approved already.
  ERASURE_ENDED,
  /// Nobody approved it in time.
  ERASURE_EXPIRED,
  SAME_PERSON,
  /// What is approved is not what was proposed.
  PROPOSAL_DIFFERS
}
