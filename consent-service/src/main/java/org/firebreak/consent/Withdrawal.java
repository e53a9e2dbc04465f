// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;
import java.util.List;
import org.firebreak.consent.Basis.Consent;

/// A consent that was taken back, and how far that has taken effect.
public record Withdrawal(Consent consent, Receipt receipt) {

  public sealed interface Receipt {

    /// After `at` no delivery commits and no read is granted on the consent.
    ///
    /// @param readBefore what had been read by then, and cannot be taken back
    record InForce(Instant at, List<GrantedRead> readBefore) implements Receipt {
      public InForce {
        readBefore = List.copyOf(readBefore);
      }
    }

    /// The withdrawal is recorded and every new batch and read heeds it. Whether a batch that began
    /// before can still deliver is not certain yet: ask again.
    record Pending() implements Receipt {}
  }
}
