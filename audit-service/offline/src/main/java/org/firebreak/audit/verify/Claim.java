// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.recount.LogEntry;

/// What the service says that it counted, while the same is counted again from entries.
sealed interface Claim permits StatementClaim, StatisticsClaim {
  byte[] claimed();

  void add(long index, LogEntry entry);

  /// In the form of the claim: equal bytes say the same.
  ///
  /// @param proof of the range whose entries were added
  byte[] counted(RangeProof proof);
}
