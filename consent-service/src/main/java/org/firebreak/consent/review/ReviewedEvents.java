// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.review;

import java.util.Optional;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.EventId;

/// Sends a reviewed event on its way to the firewall (contract review v1).
public interface ReviewedEvents {

  /// Joins the transaction: the hold ends and its event goes out, or neither.
  ///
  /// @param content as it was held
  void publish(EventId id, HeldReferral held, Verdict verdict, byte[] content);

  sealed interface Verdict {
    record Release(Optional<OrganizationId> meant) implements Verdict {}

    record Decline() implements Verdict {}
  }
}
