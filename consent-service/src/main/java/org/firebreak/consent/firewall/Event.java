// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.List;
import java.util.UUID;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.OrganizationId;
import org.jspecify.annotations.Nullable;

/// What is to be decided: the routing facts of one dispatch, without content.
///
/// @param sections labels as written, in the content's order; empty for what has no content
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
    Chain chain,
    @Nullable EventId cause,
    boolean highRisk,
    Position position) {

  public Event {
    sections = List.copyOf(sections);
  }

  public sealed interface Kind {

    /// As decisions, deliveries and auditors have it.
    String code();

    /// @param review what people found, if this is a held event on its way again
    record Referral(Review review) implements Kind {
      public Referral() {
        this(new Review.None());
      }

      @Override
      public String code() {
        return "referral";
      }
    }

    /// About an earlier event, between the two organizations that it went between. It has no
    /// section, and what the earlier event rested on is all that it rests on: every rule but the
    /// sixth is asked of it as of a referral.
    sealed interface WithoutContent extends Kind {
      EventId inReplyTo();
    }

    /// From the target back to the source of the referral that it answers.
    record Answer(EventId inReplyTo) implements WithoutContent {
      @Override
      public String code() {
        return "answer";
      }
    }

    /// From the source to the target of the referral: the consent that it rested on is withdrawn.
    record Notice(EventId inReplyTo) implements WithoutContent {
      @Override
      public String code() {
        return "notice";
      }
    }

    /// From the target back to the source: it took note of the notice.
    record Acknowledgement(EventId inReplyTo) implements WithoutContent {
      @Override
      public String code() {
        return "acknowledgement";
      }
    }
  }

  /// Where the outbox put it.
  ///
  /// @param number gapless per partition, from 1
  public record Position(int partition, long number) {}
}
