// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.Chain;
import org.firebreak.referral.Content;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.ReferralId;
import org.firebreak.referral.Section;
import org.firebreak.referral.SectionLabel;
import org.firebreak.referral.inbox.Answer;
import org.firebreak.referral.inbox.Delivery;
import org.firebreak.referral.inbox.Noticed;
import org.firebreak.referral.inbox.Received;
import org.firebreak.referral.inbox.RejectionReason;

/// Reads the contract delivery v1, tolerantly: what it does not need may be missing or new.
@ApplicationScoped
class DeliveryReader {

  private final Envelope envelope;

  DeliveryReader(Envelope envelope) {
    this.envelope = envelope;
  }

  Delivery read(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
    if (record.value() == null) {
      throw new UnreadableRecordException("the value is missing");
    }
    var headers = RecordHeaders.of(record);
    var content = envelope.open(headers, record);
    return switch (headers.text("ce_kind")) {
      case "referral" -> referral(headers, content);
      case "answer" -> answer(headers, answer(content));
      case "acknowledgement" -> answer(headers, new Answer.Acknowledged());
      case "notice" -> notice(headers, content);
      default -> throw new UnreadableRecordException("ce_kind is not known");
    };
  }

  private static Delivery referral(RecordHeaders headers, JsonNode opened)
      throws UnreadableRecordException {
    var content = content(opened);
    var labels = content.labels().stream().map(SectionLabel::label).collect(Collectors.toSet());
    if (!labels.equals(Set.copyOf(headers.list("ce_sections")))) {
      throw new UnreadableRecordException("ce_sections and the content differ");
    }
    return new Delivery.Referral(
        received(headers, content.labels()), content, headers.list("ce_withheld"));
  }

  private static Received received(RecordHeaders headers, List<SectionLabel> labels)
      throws UnreadableRecordException {
    var basis = headers.uuidIfPresent("ce_basisid");
    return new Received(
        new DispatchId(headers.uuid("ce_subject")),
        new EventId(headers.uuid("ce_id")),
        new ReferralId(headers.uuid("ce_referralid")),
        new OrganizationId(headers.nonBlank("ce_sourceorganization")),
        new OrganizationId(headers.nonBlank("ce_targetorganization")),
        chain(headers),
        headers.text("ce_purpose"),
        basis == null ? null : new BasisId(basis),
        labels,
        headers.all().getOrDefault("ce_highrisk", "false").equals("true"),
        headers.time("ce_time"),
        null,
        null,
        List.of());
  }

  /// What was sent before terms travelled along has none of its own.
  private static Chain chain(RecordHeaders headers) throws UnreadableRecordException {
    return new Chain(
        new OrganizationId(headers.nonBlank("ce_origin")),
        headers.number("ce_hops"),
        headers.all().containsKey("ce_mosthops") ? headers.number("ce_mosthops") : Chain.MOST_HOPS);
  }

  private static Content content(JsonNode opened) throws UnreadableRecordException {
    var sections = new ArrayList<Section>();
    for (var section : opened.path("sections")) {
      var label =
          SectionLabel.of(section.path("label").asText())
              .orElseThrow(() -> new UnreadableRecordException("a section's label is not known"));
      if (!section.path("text").isTextual()) {
        throw new UnreadableRecordException("a section has no text");
      }
      sections.add(new Section(label, section.path("text").asText()));
    }
    try {
      return new Content(sections);
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException("a section's label occurs twice");
    }
  }

  private static Delivery answer(RecordHeaders headers, Answer answer)
      throws UnreadableRecordException {
    return new Delivery.AnswerTo(
        new EventId(headers.uuid("ce_id")),
        new DispatchId(headers.uuid("ce_subject")),
        answer,
        headers.time("ce_time"));
  }

  private static Answer answer(JsonNode content) throws UnreadableRecordException {
    return switch (content.path("answer").asText()) {
      case "accepted" -> new Answer.Accepted();
      case "completed" -> new Answer.Completed();
      case "rejected" ->
          new Answer.Rejected(
              RejectionReason.of(content.path("reason").asText())
                  .orElseThrow(() -> new UnreadableRecordException("the reason is not known")));
      default -> throw new UnreadableRecordException("the answer is not known");
    };
  }

  private static Delivery notice(RecordHeaders headers, JsonNode content)
      throws UnreadableRecordException {
    return new Delivery.Notice(
        new DispatchId(headers.uuid("ce_subject")),
        new EventId(headers.uuid("ce_inreplyto")),
        new OrganizationId(headers.nonBlank("ce_targetorganization")),
        new Noticed(new EventId(headers.uuid("ce_id")), withdrawnAt(content)),
        headers.time("ce_time"));
  }

  private static Instant withdrawnAt(JsonNode content) throws UnreadableRecordException {
    try {
      return Instant.parse(content.path("withdrawn_at").asText());
    } catch (DateTimeParseException e) {
      throw new UnreadableRecordException("withdrawn_at is no time");
    }
  }
}
