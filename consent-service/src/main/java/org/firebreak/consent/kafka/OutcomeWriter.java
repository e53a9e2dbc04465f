// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.loop.Content;
import org.firebreak.consent.loop.Incoming;
import org.firebreak.consent.loop.Outcome;
import org.firebreak.runtime.sealing.SealedRecords;

/// The records of an outcome: a delivery or a hold or nothing, and always a decision (contracts
/// delivery v1, hold v1, decision v1).
final class OutcomeWriter {

  static final String DECISIONS = "firewall.decisions.v1";
  static final String QUARANTINE = "firewall.quarantine.v1";

  private final ObjectMapper json = new ObjectMapper();
  private final SealedRecords inbox;
  private final SealedRecords quarantine;
  private final DecisionDocument documents;

  OutcomeWriter(SealedRecords inbox, SealedRecords quarantine, String build) {
    this.inbox = inbox;
    this.quarantine = quarantine;
    this.documents = new DecisionDocument(build);
  }

  List<ProducerRecord<byte[], byte[]>> records(Outcome outcome) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    switch (outcome.decision()) {
      case Decision.Deliver deliver -> records.add(delivery(outcome, deliver));
      case Decision.Quarantine quarantine -> records.add(hold(outcome, quarantine));
      case Decision.Drop _ -> {}
    }
    records.add(decision(outcome));
    return records;
  }

  private ProducerRecord<byte[], byte[]> decision(Outcome outcome) {
    return record(
        DECISIONS,
        headers("org.firebreak.firewall.decision.v1", outcome),
        bytes(documents.of(outcome)),
        outcome);
  }

  private ProducerRecord<byte[], byte[]> delivery(Outcome outcome, Decision.Deliver deliver) {
    if (!(outcome.incoming() instanceof Incoming.Opened(var _, var event, var content))) {
      throw new IllegalStateException("only what was read can be delivered");
    }
    var topic = "inbox." + deliver.inbox().code() + ".v1";
    var headers = headers("org.firebreak.firewall.delivery.v1", outcome);
    headers.put("ce_subject", event.dispatchId().toString());
    headers.put("ce_kind", event.kind().code());
    headers.put("ce_referralid", event.referralId().toString());
    headers.put("ce_sourceorganization", event.source().value());
    headers.put("ce_targetorganization", deliver.target().id().value());
    headers.put("ce_purpose", outcome.judged().orElseThrow().purpose().code());
    headers.put("ce_sections", codes(deliver.sections()));
    headers.put("ce_withheld", codes(deliver.withheld()));
    Optional.ofNullable(event.basis())
        .ifPresent(basis -> headers.put("ce_basisid", basis.toString()));
    if (event.kind() instanceof Event.Kind.WithoutContent about) {
      headers.put("ce_inreplyto", about.inReplyTo().toString());
    }
    put(event.chain(), headers);
    headers.put("ce_highrisk", Boolean.toString(event.highRisk()));
    headers.put("ce_directoryrevision", Long.toString(outcome.directoryRevision()));
    var sealed = inbox.seal(topic, headers, bytes(permitted(content, deliver)));
    return record(topic, headers, sealed, outcome);
  }

  private ProducerRecord<byte[], byte[]> hold(Outcome outcome, Decision.Quarantine held) {
    var headers = headers("org.firebreak.firewall.hold.v1", outcome);
    event(outcome)
        .ifPresent(event -> {
          headers.put("ce_subject", event.dispatchId().toString());
          headers.put("ce_referralid", event.referralId().toString());
          headers.put("ce_sourceorganization", event.source().value());
          if (isForReview(outcome, held)) {
            headers.put("ce_sections", String.join(",", event.sections()));
            put(event.chain(), headers);
            Optional.ofNullable(event.basis())
                .ifPresent(basis -> headers.put("ce_basisid", basis.toString()));
          }
        });
    DecisionDocument.target(outcome)
        .ifPresent(target -> headers.put("ce_targetorganization", target.id().value()));
    headers.put("ce_holdkind", code(held.kind()));
    headers.put(
        "ce_reasons", held.reasons().stream().map(Reason::name).collect(Collectors.joining(",")));
    headers.put("ce_expiresat", outcome.expiresAt().orElseThrow().toString());
    headers.put("ce_highrisk", Boolean.toString(event(outcome).map(Event::highRisk).orElse(false)));
    var sealed = quarantine.seal(QUARANTINE, headers, content(outcome, held));
    return record(QUARANTINE, headers, sealed, outcome);
  }

  private static void put(Chain chain, Map<String, String> headers) {
    headers.put("ce_origin", chain.origin().value());
    headers.put("ce_hops", Integer.toString(chain.hops()));
    headers.put("ce_mosthops", Integer.toString(chain.mostHops()));
  }

  /// What a person may let go on: then every label is one of the list, or the source had to act.
  private static boolean isForReview(Outcome outcome, Decision.Quarantine held) {
    return held.kind() == Decision.HoldKind.FOR_A_PERSON
        && outcome.incoming() instanceof Incoming.Opened(var _, var event, var _)
        && event.kind() instanceof Event.Kind.Referral;
  }

  /// Only where a person is to look at it. What could not be opened is not copied: the referral's
  /// home has it.
  private byte[] content(Outcome outcome, Decision.Quarantine held) {
    return held.kind() == Decision.HoldKind.FOR_A_PERSON
            && outcome.incoming() instanceof Incoming.Opened(var _, var _, var content)
        ? bytes(whole(content))
        : new byte[0];
  }

  private static JsonNode permitted(Content content, Decision.Deliver deliver) {
    return switch (content) {
      case Content.OfReferral referral ->
          sections(
              referral.sections().stream()
                  .filter(section ->
                      SectionLabel.ofCode(section.label())
                          .filter(deliver.sections()::contains)
                          .isPresent())
                  .toList());
      case Content.OfAnswer answer -> answer(answer);
      case Content.OfNotice notice -> notice(notice);
      case Content.OfAcknowledgement _ -> JsonNodeFactory.instance.objectNode();
    };
  }

  private static ObjectNode whole(Content content) {
    var node =
        switch (content) {
          case Content.OfReferral referral -> sections(referral.sections());
          case Content.OfAnswer answer -> answer(answer);
          case Content.OfNotice notice -> notice(notice);
          case Content.OfAcknowledgement _ -> JsonNodeFactory.instance.objectNode();
        };
    return node.put("target_address", content.targetAddress()).put("purpose", content.purpose());
  }

  private static ObjectNode sections(List<Content.Section> sections) {
    var node = JsonNodeFactory.instance.objectNode();
    var array = node.putArray("sections");
    sections.forEach(
        section -> array.addObject().put("label", section.label()).put("text", section.text()));
    return node;
  }

  private static ObjectNode answer(Content.OfAnswer answer) {
    var node = JsonNodeFactory.instance.objectNode().put("answer", answer.answer());
    if (answer.reason() != null) {
      node.put("reason", answer.reason());
    }
    return node;
  }

  private static ObjectNode notice(Content.OfNotice notice) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("withdrawn_at", notice.withdrawnAt().toString());
  }

  private static Map<String, String> headers(String type, Outcome outcome) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", eventId(outcome).toString());
    headers.put("ce_type", type);
    headers.put("ce_source", "/consent-service");
    headers.put("ce_time", outcome.decidedAt().toString());
    headers.put("content-type", "application/json");
    return headers;
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, Map<String, String> headers, byte[] value, Outcome outcome) {
    var record =
        new ProducerRecord<byte[], byte[]>(
            topic, key(outcome).getBytes(StandardCharsets.UTF_8), value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private byte[] bytes(JsonNode document) {
    try {
      return json.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes that cannot be written", e);
    }
  }

  /// A record that had no readable id gets the one that its place gives it: the same on every try.
  static UUID eventId(Outcome outcome) {
    return event(outcome)
        .map(event -> event.id().value())
        .orElseGet(() ->
            UUID.nameUUIDFromBytes(
                outcome.incoming().origin().toString().getBytes(StandardCharsets.UTF_8)));
  }

  static Optional<Event> event(Outcome outcome) {
    return switch (outcome.incoming()) {
      case Incoming.Opened(var _, var event, var _) -> Optional.of(event);
      case Incoming.Closed(var _, var event, var _) -> Optional.of(event);
      case Incoming.Unreadable _ -> Optional.empty();
    };
  }

  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String codes(Collection<SectionLabel> labels) {
    return labels.stream().sorted().map(SectionLabel::code).collect(Collectors.joining(","));
  }

  private static String key(Outcome outcome) {
    return event(outcome)
        .map(event -> event.referralId().toString())
        .orElseGet(() -> eventId(outcome).toString());
  }
}
