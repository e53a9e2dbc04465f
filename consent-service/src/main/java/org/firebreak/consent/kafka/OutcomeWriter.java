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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.loop.Content;
import org.firebreak.consent.loop.Incoming;
import org.firebreak.consent.loop.Outcome;

/// The records of an outcome: a delivery or a hold or nothing, and always a decision (contracts
/// delivery v1, hold v1, decision v1).
final class OutcomeWriter {

  static final String DECISIONS = "firewall.decisions.v1";
  static final String QUARANTINE = "firewall.quarantine.v1";

  private final ObjectMapper json = new ObjectMapper();
  private final Envelope envelope;
  private final DecisionDocument documents;

  OutcomeWriter(Envelope envelope, String build) {
    this.envelope = envelope;
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
    var record =
        record(
            DECISIONS,
            key(outcome),
            bytes(documents.of(outcome)),
            "org.firebreak.firewall.decision.v1",
            outcome);
    return record;
  }

  private ProducerRecord<byte[], byte[]> delivery(Outcome outcome, Decision.Deliver deliver) {
    if (!(outcome.incoming() instanceof Incoming.Opened(var _, var event, var content))) {
      throw new IllegalStateException("only what was read can be delivered");
    }
    var record =
        record(
            "inbox." + deliver.inbox().code() + ".v1",
            key(outcome),
            envelope.close(permitted(content, deliver)),
            "org.firebreak.firewall.delivery.v1",
            outcome);
    add(record, "subject", event.dispatchId().toString());
    add(record, "kind", event.kind() instanceof Event.Kind.Answer ? "answer" : "referral");
    add(record, "referralid", event.referralId().toString());
    add(record, "sourceorganization", event.source().value());
    add(record, "targetorganization", deliver.target().id().value());
    add(record, "purpose", outcome.judged().orElseThrow().purpose().code());
    add(record, "sections", codes(deliver.sections()));
    add(record, "withheld", codes(deliver.withheld()));
    Optional.ofNullable(event.basis()).ifPresent(basis -> add(record, "basisid", basis.toString()));
    if (event.kind() instanceof Event.Kind.Answer(var inReplyTo)) {
      add(record, "inreplyto", inReplyTo.toString());
    }
    add(record, "origin", event.origin().value());
    add(record, "hops", Integer.toString(event.hops()));
    add(record, "highrisk", Boolean.toString(event.highRisk()));
    add(record, "directoryrevision", Long.toString(outcome.directoryRevision()));
    return record;
  }

  private ProducerRecord<byte[], byte[]> hold(Outcome outcome, Decision.Quarantine quarantine) {
    var record =
        record(
            QUARANTINE,
            key(outcome),
            held(outcome, quarantine),
            "org.firebreak.firewall.hold.v1",
            outcome);
    event(outcome)
        .ifPresent(event -> {
          add(record, "subject", event.dispatchId().toString());
          add(record, "referralid", event.referralId().toString());
          add(record, "sourceorganization", event.source().value());
        });
    DecisionDocument.target(outcome)
        .ifPresent(target -> add(record, "targetorganization", target.id().value()));
    add(record, "holdkind", code(quarantine.kind()));
    add(
        record,
        "reasons",
        quarantine.reasons().stream().map(Reason::name).collect(Collectors.joining(",")));
    add(record, "expiresat", outcome.expiresAt().orElseThrow().toString());
    add(record, "highrisk", Boolean.toString(event(outcome).map(Event::highRisk).orElse(false)));
    return record;
  }

  /// Content only where a person is to look at it. What could not be opened is not copied: the
  /// referral's home has it.
  private byte[] held(Outcome outcome, Decision.Quarantine quarantine) {
    return quarantine.kind() == Decision.HoldKind.FOR_A_PERSON
            && outcome.incoming() instanceof Incoming.Opened(var _, var _, var content)
        ? envelope.close(whole(content))
        : envelope.empty();
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
    };
  }

  private static ObjectNode whole(Content content) {
    var node =
        switch (content) {
          case Content.OfReferral referral -> sections(referral.sections());
          case Content.OfAnswer answer -> answer(answer);
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

  private ProducerRecord<byte[], byte[]> record(
      String topic, String key, byte[] value, String type, Outcome outcome) {
    var record =
        new ProducerRecord<byte[], byte[]>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    add(record, "specversion", "1.0");
    add(record, "id", eventId(outcome).toString());
    add(record, "type", type);
    add(record, "source", "/consent-service");
    add(record, "time", outcome.decidedAt().toString());
    record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
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

  private static void add(ProducerRecord<byte[], byte[]> record, String name, String text) {
    record.headers().add("ce_" + name, text.getBytes(StandardCharsets.UTF_8));
  }
}
