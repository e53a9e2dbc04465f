// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.List;
import java.util.UUID;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.OrganizationId;
import org.jspecify.annotations.Nullable;

/// What is to be decided: the routing facts of one dispatch, without content.
///
/// @param sections labels as written, in the content's order; empty for an answer
/// @param basis what the source relies on; null: nothing
/// @param cause the earlier event that this one cures or follows
public record Event(
    EventId id,
    Kind kind,
    UUID referralId,
    UUID dispatchId,
    OrganizationId source,
    List<String> sections,
    @Nullable BasisId basis,
    OrganizationId origin,
    int hops,
    @Nullable EventId cause,
    boolean highRisk,
    Position position) {

  public Event {
    sections = List.copyOf(sections);
  }

  public sealed interface Kind {
    /// @param review what people found, if this is a held event on its way again
    record Referral(Review review) implements Kind {
      public Referral() {
        this(new Review.None());
      }
    }

    /// Content-free, back to the source of the delivered event that it answers, and resting on that
    /// event's basis.
    record Answer(EventId inReplyTo) implements Kind {}
  }

  /// Where the outbox put it.
  ///
  /// @param number gapless per partition, from 1
  public record Position(int partition, long number) {}
}
