// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Review;
import org.firebreak.consent.kafka.Headers.NotReadable;
import org.firebreak.consent.loop.Content;
import org.firebreak.consent.loop.Incoming;
import org.firebreak.runtime.sealing.SealedRecords;

/// Reads outbound records (contracts referral v1, answer v1, notice v1 and acknowledgement v1) and
/// reviewed ones (review v1), refusing rather than guessing. Never throws: a poison record is an
/// event to quarantine, not a failure of the loop.
final class EventReader {

  static final String REFERRAL = "org.firebreak.referrals.referral.v1";
  static final String ANSWER = "org.firebreak.referrals.answer.v1";
  static final String NOTICE = "org.firebreak.referrals.notice.v1";
  static final String ACKNOWLEDGEMENT = "org.firebreak.referrals.acknowledgement.v1";
  static final String REVIEW = "org.firebreak.firewall.review.v1";

  static final String RELEASE = "release";
  static final String DECLINE = "decline";

  /// Below the broker's limit with room for the headers that a delivery adds.
  static final int MAX_VALUE_BYTES = 950_000;

  private static final Set<String> OUTBOUND = Set.of(REFERRAL, ANSWER, NOTICE, ACKNOWLEDGEMENT);
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern HOPS = Pattern.compile("0|[1-9][0-9]?");
  private static final Set<String> ANSWERS = Set.of("accepted", "rejected", "completed");
  private static final Set<String> REJECTIONS =
      Set.of(
          "no-capacity",
          "out-of-area",
          "not-eligible",
          "wrong-service",
          "already-supported",
          "declined-by-person");

  private final ObjectMapper json =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private final SealedRecords outbound;
  private final SealedRecords reviews;

  EventReader(SealedRecords outbound, SealedRecords reviews) {
    this.outbound = outbound;
    this.reviews = reviews;
  }

  Incoming read(ConsumerRecord<byte[], byte[]> record) {
    var origin = new Incoming.Origin(record.topic(), record.partition(), record.offset());
    Headers headers;
    Event event;
    try {
      headers = Headers.of(record.headers());
      var type = headers.required("type");
      if (!headers.required("specversion").equals("1.0") || !types(record.topic()).contains(type)) {
        return new Incoming.Unreadable(origin, Reason.UNKNOWN_VERSION);
      }
      event = event(type, headers, record);
    } catch (NotReadable | IllegalArgumentException | ArithmeticException e) {
      return new Incoming.Unreadable(origin, Reason.MALFORMED);
    }
    return content(origin, event, headers, record);
  }

  /// What may stand on a topic: only people who reviewed a hold can clear anything, and only they
  /// write there.
  private static Set<String> types(String topic) {
    return topic.equals(KafkaGate.RELEASES) ? Set.of(REVIEW) : OUTBOUND;
  }

  private static Event event(String type, Headers headers, ConsumerRecord<byte[], byte[]> record)
      throws NotReadable {
    var referral = uuid(headers.required("referralid"));
    var partition = Math.toIntExact(number(headers.required("outboxpartition")));
    if (record.key() == null
        || !referral.toString().equals(new String(record.key(), StandardCharsets.UTF_8))
        || partition != record.partition()) {
      throw new NotReadable("a key or partition that differs from the headers");
    }
    var number = number(headers.required("outboxnumber"));
    if (number == 0) {
      throw new NotReadable("numbers begin at 1");
    }
    return new Event(
        new EventId(uuid(headers.required("id"))),
        kind(type, headers),
        referral,
        uuid(headers.required("subject")),
        new OrganizationId(headers.required("sourceorganization")),
        labels(headers.required("sections")),
        optional(headers, "basisid").map(BasisId::new).orElse(null),
        chain(headers),
        optional(headers, "causeid").map(EventId::new).orElse(null),
        headers.optional("highrisk").orElse("false").equals("true"),
        new Event.Position(partition, number));
  }

  /// An event from before terms travelled along has none of its own.
  static Chain chain(Headers headers) throws NotReadable {
    var most = headers.optional("mosthops");
    return new Chain(
        new OrganizationId(headers.required("origin")),
        hops(headers.required("hops")),
        most.isPresent() ? hops(most.get()) : Chain.MOST_HOPS);
  }

  private static int hops(String text) throws NotReadable {
    if (!HOPS.matcher(text).matches()) {
      throw new NotReadable("no hop count of one or two digits");
    }
    return Integer.parseInt(text);
  }

  private static Event.Kind kind(String type, Headers headers) throws NotReadable {
    return switch (type) {
      case ANSWER -> new Event.Kind.Answer(inReplyTo(headers));
      case NOTICE -> new Event.Kind.Notice(inReplyTo(headers));
      case ACKNOWLEDGEMENT -> new Event.Kind.Acknowledgement(inReplyTo(headers));
      case REVIEW -> new Event.Kind.Referral(review(headers));
      default -> new Event.Kind.Referral();
    };
  }

  private static EventId inReplyTo(Headers headers) throws NotReadable {
    return new EventId(uuid(headers.required("inreplyto")));
  }

  private static Review review(Headers headers) throws NotReadable {
    headers.required("causeid");
    return switch (headers.required("verdict")) {
      case RELEASE ->
          new Review.Cleared(
              cleared(headers.required("cleared")),
              headers.optional("meant").map(OrganizationId::new));
      case DECLINE -> new Review.Declined();
      default -> throw new NotReadable("no known verdict");
    };
  }

  /// A finding that this build does not know clears nothing: a release by another one is held
  /// again, and does not stop what comes behind it.
  private static Set<Finding> cleared(String header) {
    var codes = labels(header);
    return Stream.of(Finding.values())
        .filter(finding -> codes.contains(finding.name()))
        .collect(Collectors.toSet());
  }

  private static Optional<UUID> optional(Headers headers, String name) throws NotReadable {
    var text = headers.optional(name);
    return text.isPresent() ? Optional.of(uuid(text.get())) : Optional.empty();
  }

  private Incoming content(
      Incoming.Origin origin, Event event, Headers headers, ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return new Incoming.Closed(origin, event, Reason.CONTENT_NOT_READABLE);
    }
    if (record.value().length > MAX_VALUE_BYTES) {
      return new Incoming.Closed(origin, event, Reason.TOO_LARGE);
    }
    try {
      var content = content(event.kind(), opened(headers, record));
      return labels(content).equals(event.sections())
          ? new Incoming.Opened(origin, event, content)
          : new Incoming.Closed(origin, event, Reason.CONTENT_HEADERS_DIFFER);
    } catch (NotReadable | IOException e) {
      return new Incoming.Closed(origin, event, Reason.CONTENT_NOT_READABLE);
    }
  }

  private JsonNode opened(Headers headers, ConsumerRecord<byte[], byte[]> record)
      throws NotReadable, IOException {
    var content =
        (record.topic().equals(KafkaGate.RELEASES) ? reviews : outbound)
            .open(record.topic(), headers.byName(), record.value())
            .orElseThrow(() -> new NotReadable("content that does not open"));
    return json.readTree(content);
  }

  private static Content content(Event.Kind kind, JsonNode content) throws NotReadable {
    var address = text(content, "target_address");
    if (address.isBlank()) {
      throw new NotReadable("a blank address");
    }
    var purpose = text(content, "purpose");
    return switch (kind) {
      case Event.Kind.Referral _ -> {
        onlyFields(content, "target_address", "purpose", "sections");
        yield new Content.OfReferral(address, purpose, sections(content.path("sections")));
      }
      case Event.Kind.Answer _ -> {
        var answer = text(content, "answer");
        var reason = content.has("reason") ? text(content, "reason") : null;
        if (!ANSWERS.contains(answer) || (reason != null && !REJECTIONS.contains(reason))) {
          throw new NotReadable("an answer that is not on the list");
        }
        onlyFields(content, "target_address", "purpose", "answer", "reason");
        yield new Content.OfAnswer(address, purpose, answer, reason);
      }
      case Event.Kind.Notice _ -> {
        onlyFields(content, "target_address", "purpose", "withdrawn_at");
        yield new Content.OfNotice(address, purpose, time(text(content, "withdrawn_at")));
      }
      case Event.Kind.Acknowledgement _ -> {
        onlyFields(content, "target_address", "purpose");
        yield new Content.OfAcknowledgement(address, purpose);
      }
    };
  }

  private static List<Content.Section> sections(JsonNode array) throws NotReadable {
    if (!array.isArray()) {
      throw new NotReadable("sections that are no array");
    }
    var sections = new ArrayList<Content.Section>();
    for (var section : array) {
      onlyFields(section, "label", "text");
      sections.add(new Content.Section(text(section, "label"), text(section, "text")));
    }
    return sections;
  }

  private static List<String> labels(Content content) {
    return switch (content) {
      case Content.OfReferral referral ->
          referral.sections().stream().map(Content.Section::label).toList();
      case Content.OfAnswer _, Content.OfNotice _, Content.OfAcknowledgement _ -> List.of();
    };
  }

  static List<String> labels(String header) {
    return header.isEmpty() ? List.of() : Arrays.asList(header.split(",", -1));
  }

  /// An unknown field could be a hint where else to send it; it is refused, not ignored.
  private static void onlyFields(JsonNode object, String... names) throws NotReadable {
    var unknown = new TreeSet<String>();
    object.fieldNames().forEachRemaining(unknown::add);
    Arrays.asList(names).forEach(unknown::remove);
    if (!object.isObject() || !unknown.isEmpty()) {
      throw new NotReadable("a field that the contract does not have");
    }
  }

  private static String text(JsonNode object, String name) throws NotReadable {
    var value = object.path(name);
    if (!value.isTextual()) {
      throw new NotReadable("no text " + name);
    }
    // Half a character can be read from JSON and not be written again: a delivery would fail on it.
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue())) {
      throw new NotReadable("half a character in " + name);
    }
    return value.textValue();
  }

  /// UUID.fromString also takes short forms, which another reader might write differently.
  private static UUID uuid(String text) throws NotReadable {
    var uuid = UUID.fromString(text);
    if (!uuid.toString().equals(text)) {
      throw new NotReadable("a UUID that is not in its canonical form");
    }
    return uuid;
  }

  /// In the one form that it is written in again, and of a year with four digits: nothing else can
  /// stand where the time does.
  private static Instant time(String text) throws NotReadable {
    try {
      var time = Instant.parse(text);
      if (time.toString().equals(text) && text.indexOf('-') == 4) {
        return time;
      }
    } catch (DateTimeParseException e) {
      throw new NotReadable("not a time");
    }
    throw new NotReadable("a time that is not in its canonical form");
  }

  private static long number(String text) throws NotReadable {
    if (!NUMBER.matcher(text).matches()) {
      throw new NotReadable("not a number");
    }
    return Long.parseLong(text);
  }
}
