// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.firebreak.referral.Chain;
import org.firebreak.referral.Content;
import org.firebreak.referral.Dispatch;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.OutboundEvents;
import org.firebreak.referral.Referral;
import org.firebreak.referral.ReferralId;
import org.firebreak.referral.SectionLabel;
import org.firebreak.referral.inbox.Answer;
import org.firebreak.referral.inbox.GivenAnswer;
import org.firebreak.referral.inbox.Received;
import org.firebreak.referral.outcome.Notice;
import org.firebreak.runtime.outbox.Outbox;
import org.firebreak.runtime.outbox.OutboxRecord;
import org.jspecify.annotations.Nullable;

/// Writes the contracts referral v1, answer v1, notice v1 and acknowledgement v1 into the outbox.
@ApplicationScoped
class OutboxEvents implements OutboundEvents {

  static final String TOPIC = "referrals.outbound.v1";
  static final String REFERRAL = "org.firebreak.referrals.referral.v1";
  static final String ANSWER = "org.firebreak.referrals.answer.v1";
  static final String NOTICE = "org.firebreak.referrals.notice.v1";
  static final String ACKNOWLEDGEMENT = "org.firebreak.referrals.acknowledgement.v1";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Outbox outbox;
  private final Envelope envelope;

  OutboxEvents(Outbox outbox, Envelope envelope) {
    this.outbox = outbox;
    this.envelope = envelope;
  }

  @Override
  public void publish(Referral referral, Dispatch dispatch, Content content) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("referralid", referral.id().toString());
    headers.put("sourceorganization", referral.source().value());
    headers.put("sections", labels(content.labels()));
    present(headers, "basisid", dispatch.basis());
    put(referral.chain(), headers);
    present(headers, "causeid", dispatch.cause());
    headers.put("highrisk", Boolean.toString(referral.highRisk()));
    publish(
        new Event(dispatch.outcome().event(), REFERRAL, referral.id(), dispatch.id()),
        headers,
        contentOf(dispatch, content));
  }

  @Override
  public void publish(Received answered, GivenAnswer given) {
    var event = given.outcome().event();
    var content = about(answered, answered.source());
    switch (given.answer()) {
      case Answer.ToReferral answer -> {
        content.put("answer", answer.word());
        if (answer instanceof Answer.Rejected(var reason)) {
          content.put("reason", reason.code());
        }
        publish(
            new Event(event, ANSWER, answered.referral(), answered.dispatch()),
            headers(answered, answered.target(), answered.event()),
            content);
      }
      case Answer.Acknowledged() -> {
        var notice = Objects.requireNonNull(answered.noticed()).notice();
        publish(
            new Event(event, ACKNOWLEDGEMENT, answered.referral(), answered.dispatch()),
            headers(answered, answered.target(), notice),
            content);
      }
    }
  }

  /// Addressed by id to whoever received: what the source had written might mean another by now.
  @Override
  public void publish(Received about, Notice notice) {
    publish(
        new Event(notice.event(), NOTICE, about.referral(), about.dispatch()),
        headers(about, about.source(), about.event()),
        about(about, about.target()).put("withdrawn_at", notice.withdrawnAt().toString()));
  }

  private static Map<String, String> headers(
      Received about, OrganizationId from, EventId inReplyTo) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("referralid", about.referral().toString());
    headers.put("sourceorganization", from.value());
    headers.put("sections", "");
    put(about.chain(), headers);
    headers.put("inreplyto", inReplyTo.toString());
    return headers;
  }

  private static void put(Chain chain, Map<String, String> headers) {
    headers.put("origin", chain.origin().value());
    headers.put("hops", Integer.toString(chain.hops()));
    headers.put("mosthops", Integer.toString(chain.mostHops()));
  }

  private static ObjectNode about(Received about, OrganizationId to) {
    return JSON.objectNode().put("target_address", to.value()).put("purpose", about.purpose());
  }

  private void publish(Event event, Map<String, String> headers, ObjectNode content) {
    var value = envelope.seal(TOPIC, event.all(headers), content);
    outbox.publish(
        new OutboxRecord(
            event.id().value(),
            TOPIC,
            event.referral().toString(),
            event.type(),
            event.dispatch().toString(),
            headers,
            value));
  }

  private record Event(EventId id, String type, ReferralId referral, DispatchId dispatch) {

    /// As the record will have them, but for time, partition and number.
    Map<String, String> all(Map<String, String> headers) {
      var all = new HashMap<String, String>();
      headers.forEach((name, value) -> all.put("ce_" + name, value));
      all.put("ce_specversion", "1.0");
      all.put("ce_id", id.toString());
      all.put("ce_type", type);
      all.put("ce_subject", dispatch.toString());
      return all;
    }
  }

  private static ObjectNode contentOf(Dispatch dispatch, Content content) {
    var sections = JSON.arrayNode();
    content
        .sections()
        .forEach(section ->
            sections.addObject().put("label", section.label().label()).put("text", section.text()));
    return JSON.objectNode()
        .put("target_address", dispatch.address())
        .put("purpose", dispatch.purpose())
        .set("sections", sections);
  }

  private static String labels(List<SectionLabel> labels) {
    return labels.stream().map(SectionLabel::label).collect(Collectors.joining(","));
  }

  private static void present(Map<String, String> headers, String name, @Nullable Object id) {
    if (id != null) {
      headers.put(name, id.toString());
    }
  }
}
