// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.Set;
import org.firebreak.consent.loop.Snapshots.Snapshot;
import org.firebreak.consent.loop.Snapshots.Unavailable;

/// The directory and the bases as part of the caller's transaction: until that ends, nobody changes
/// one of these bases.
public interface HeldSnapshots {

  /// @throws Unavailable if the database does not answer; the transaction is then rolled back
  Snapshot take(Set<BasisId> bases) throws Unavailable;
}
