// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Hold;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.review.HeldReferral;
import org.firebreak.consent.review.ReviewedEvents;
import org.firebreak.runtime.outbox.Outbox;
import org.firebreak.runtime.outbox.OutboxRecord;

/// Writes the contract review v1 into the outbox.
@ApplicationScoped
class OutboxReviewedEvents implements ReviewedEvents {

  private final Outbox outbox;
  private final Seals seals;

  OutboxReviewedEvents(Outbox outbox, Seals seals) {
    this.outbox = outbox;
    this.seals = seals;
  }

  @Override
  @Transactional
  public void publish(EventId id, HeldReferral held, Verdict verdict, byte[] content) {
    var hold = held.hold();
    var subject = text(hold.dispatchId().orElseThrow());
    var headers = headers(held, verdict);
    var bound = new HashMap<String, String>();
    headers.forEach((name, value) -> bound.put("ce_" + name, value));
    bound.put("ce_specversion", "1.0");
    bound.put("ce_id", id.toString());
    bound.put("ce_type", EventReader.REVIEW);
    bound.put("ce_subject", subject);
    outbox.publish(
        new OutboxRecord(
            id.value(),
            KafkaGate.RELEASES,
            text(hold.referralId().orElseThrow()),
            EventReader.REVIEW,
            subject,
            headers,
            seals.reviews.seal(KafkaGate.RELEASES, bound, content)));
  }

  private static Map<String, String> headers(HeldReferral held, Verdict verdict) {
    var hold = held.hold();
    var routing = held.routing();
    var headers = new LinkedHashMap<String, String>();
    headers.put("referralid", text(hold.referralId().orElseThrow()));
    headers.put("sourceorganization", hold.source().orElseThrow().value());
    headers.put("sections", String.join(",", routing.sections()));
    routing.basis().map(BasisId::toString).ifPresent(basis -> headers.put("basisid", basis));
    var chain = routing.chain();
    headers.put("origin", chain.origin().value());
    headers.put("hops", Integer.toString(chain.hops()));
    headers.put("mosthops", Integer.toString(chain.mostHops()));
    headers.put("causeid", hold.event().toString());
    headers.put("highrisk", Boolean.toString(hold.highRisk()));
    switch (verdict) {
      case Verdict.Release(var meant) -> {
        headers.put("verdict", EventReader.RELEASE);
        headers.put("cleared", cleared(hold));
        meant.ifPresent(organization -> headers.put("meant", organization.value()));
      }
      case Verdict.Decline() -> headers.put("verdict", EventReader.DECLINE);
    }
    return headers;
  }

  /// What was found when it was held: whatever inspection finds besides, nobody has looked into.
  private static String cleared(Hold hold) {
    return Arrays.stream(Finding.values())
        .filter(finding -> hold.reasons().contains(finding.reason().name()))
        .map(Finding::name)
        .collect(Collectors.joining(","));
  }

  private static String text(UUID id) {
    return id.toString();
  }
}
