// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Fact;
import org.firebreak.consent.Facts;
import org.firebreak.consent.Hold;
import org.firebreak.consent.StandingQuestion;
import org.firebreak.runtime.outbox.Outbox;
import org.firebreak.runtime.outbox.OutboxRecord;

/// Facts on their way to the log (contract fact v1).
@ApplicationScoped
class OutboxFacts implements Facts {

  private static final String PRODUCER = "consent-service";

  private final Outbox outbox;
  private final ObjectMapper json;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  OutboxFacts(Outbox outbox, ObjectMapper json, InstantSource time, Supplier<UUID> ids) {
    this.outbox = outbox;
    this.json = json;
    this.time = time;
    this.ids = ids;
  }

  @Override
  @Transactional
  public void record(Fact fact) {
    var id = ids.get();
    var document = JsonNodeFactory.instance.objectNode();
    document.put("fact_id", id.toString());
    document.put("producer", PRODUCER);
    document.put("at", time.instant().toString());
    describe(fact, document);
    try {
      outbox.publish(
          new OutboxRecord(
              id,
              "audit.facts.v1",
              PRODUCER,
              "org.firebreak.audit.fact.v1",
              document.required("kind").asText(),
              Map.of(),
              json.writeValueAsBytes(document)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes that cannot be written", e);
    }
  }

  static void describe(Fact fact, ObjectNode document) {
    switch (fact) {
      case Fact.ConsentRecorded(var by, var basis) ->
          basis(document, "consent-recorded", by, basis);
      case Fact.ConsentRefused(var by, var basis) -> basis(document, "consent-refused", by, basis);
      case Fact.ConsentNotAsked(var by, var basis) ->
          basis(document, "consent-not-asked", by, basis);
      case Fact.ConsentWithdrawn(var by, var basis) ->
          basis(document, "consent-withdrawn", by, basis);
      case Fact.WithdrawalInForce(var by, var basis, var readBefore) -> {
        basis(document, "withdrawal-in-force", by, basis);
        document.put("count", readBefore);
      }
      case Fact.LawfulBasisRecorded(var by, var basis) ->
          basis(document, "lawful-basis-recorded", by, basis);
      case Fact.LawfulBasisEnded(var by, var basis) ->
          basis(document, "lawful-basis-ended", by, basis);
      case Fact.StandingGranted(var question) ->
          standing(document, "standing-granted", question, List.of());
      case Fact.StandingRefused(var question, var reasons) ->
          standing(document, "standing-refused", question, reasons);
      case Fact.DeliveryExplained(var by, var count) -> {
        document.put("kind", "delivery-explained").put("count", count);
        document.put("acting_role", "standing_checker").put("about_organization", by.value());
      }
      case Fact.HoldsListed(var by, var count) -> {
        document.put("kind", "hold-listed").put("count", count);
        actor(document, by);
      }
      case Fact.DecisionsReplayed(var by, var count) -> {
        document.put("kind", "decisions-replayed").put("count", count);
        actor(document, by);
      }
      case Fact.HoldViewed(var by, var hold, var reason) -> {
        hold(document, "hold-viewed", by, hold);
        document.putArray("reasons").add(reason.name());
      }
      case Fact.ReleaseProposed(var by, var hold) -> hold(document, "release-proposed", by, hold);
      case Fact.ReleaseApproved(var by, var hold) -> hold(document, "release-approved", by, hold);
      case Fact.HoldDeclined(var by, var hold) -> hold(document, "hold-declined", by, hold);
      case Fact.HoldExpired(var hold) -> {
        document.put("kind", "hold-expired").put("acting_role", "system");
        hold(document, hold);
      }
    }
  }

  private static void basis(ObjectNode document, String kind, Fact.Actor by, BasisId basis) {
    document.put("kind", kind).put("basis_id", basis.toString());
    actor(document, by);
  }

  private static void standing(
      ObjectNode document, String kind, StandingQuestion question, List<String> reasons) {
    document.put("kind", kind);
    document.put("acting_role", "standing_checker");
    document.put("about_organization", question.target().value());
    document.put("referral_id", question.referralId().toString());
    document.put("dispatch_id", question.dispatchId().toString());
    document.put("event_id", question.event().toString());
    if (question.basis() != null) {
      document.put("basis_id", question.basis().toString());
    }
    var codes = document.putArray("reasons");
    reasons.forEach(codes::add);
  }

  private static void hold(ObjectNode document, String kind, Fact.Actor by, Hold hold) {
    document.put("kind", kind);
    actor(document, by);
    hold(document, hold);
  }

  private static void hold(ObjectNode document, Hold hold) {
    document.put("event_id", hold.event().toString());
    hold.source().ifPresent(source -> document.put("about_organization", source.value()));
    hold.referralId().ifPresent(referral -> document.put("referral_id", referral.toString()));
    hold.dispatchId().ifPresent(dispatch -> document.put("dispatch_id", dispatch.toString()));
  }

  private static void actor(ObjectNode document, Fact.Actor by) {
    document.put("acting_organization", by.organization()).put("acting_role", by.role());
  }
}
