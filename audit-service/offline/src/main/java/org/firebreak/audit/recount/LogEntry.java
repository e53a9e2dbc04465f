// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firebreak.audit.log.Hash;

/// An entry of the log, as far as counting needs it, read from the exact bytes that its leaf hash
/// is over.
public record LogEntry(Instant loggedAt, Content content) {
  private static final Pattern NONCE = Pattern.compile("[0-9a-f]{64}");

  /// Topic, partition, number.
  private static final Pattern STATED_NUMBER =
      Pattern.compile("([a-z0-9.-]{1,249})/(0|[1-9][0-9]{0,4})/([1-9][0-9]{0,14})");

  private static final String FACTS = "audit.facts.v1";

  public sealed interface Content {}

  /// @param referralId in entries of version 1
  /// @param referral in entries of version 2: a commitment to the id, whose key only the service
  ///   has, and may have destroyed
  /// @param attempt empty unless a referral was decided, whose dispatch is known
  /// @param number empty when the event could not be read
  public record Decision(
      UUID eventId,
      Optional<UUID> referralId,
      Optional<Hash> referral,
      Optional<String> source,
      Optional<String> target,
      Optional<String> sector,
      Outcome outcome,
      List<String> reasons,
      long directoryRevision,
      Instant decidedAt,
      Optional<Attempt> attempt,
      Optional<OutboxNumber> number)
      implements Content {
    public Decision {
      reasons = List.copyOf(reasons);
    }
  }

  /// Which dispatch was to be delivered.
  ///
  /// @param dispatch the id in entries of version 1; in those of version 2 the first half of the
  ///   commitment to it, which tells dispatches apart and says no more
  /// @param cause the earlier event that this one follows
  /// @param isForAPerson whether it is held until people have looked into it
  /// @param isReviewed whether it says what they found
  public record Attempt(
      UUID dispatch, Optional<UUID> cause, boolean isForAPerson, boolean isReviewed) {}

  /// @param partOf what the organization is part of; absent in facts from before, which do not say
  /// @param stated how far the producer said that it had come, on each outbox partition whose
  ///   numbers are in the log
  /// @param number empty on what the audit service states itself
  public record Fact(
      UUID factId,
      String kind,
      String producer,
      Instant at,
      Optional<String> aboutOrganization,
      Optional<String> immigrationFunction,
      Optional<String> partOf,
      OptionalLong revision,
      List<OutboxNumber> stated,
      Optional<OutboxNumber> number)
      implements Content {
    public Fact {
      stated = List.copyOf(stated);
    }
  }

  /// A record that could not be read: in the log by where it stood and the hash of its bytes.
  public record Unreadable(String record) implements Content {}

  /// That the service made a statement, whose bytes have this hash.
  ///
  /// @param organization whose auditor asked for it
  public record Stated(UUID statementId, String organization, Hash sha256) implements Content {}

  public enum Outcome {
    DELIVER("deliver"),
    QUARANTINE("quarantine"),
    DROP("drop");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    static Outcome of(String code) {
      for (Outcome outcome : values()) {
        if (outcome.code.equals(code)) {
          return outcome;
        }
      }
      throw Fields.refused("outcome");
    }
  }

  /// A position in an outbox partition. Each outbox counts each of its partitions from 1, without
  /// gaps.
  ///
  /// @param outbox the topic of the events for decisions, the producer for facts
  public record OutboxNumber(String outbox, long partition, long number) {
    public OutboxNumber {
      if (partition < 0 || number < 1) {
        throw Fields.refused("outbox_number");
      }
    }
  }

  /// @throws IllegalArgumentException if they are not those of an entry; the message repeats
  ///   nothing of them
  public static LogEntry ofBytes(byte[] bytes) {
    var fields = new Fields(JsonReader.object(bytes));
    long version = fields.requiredNumber("version");
    if (version != 1 && version != 2) {
      throw Fields.refused("version");
    }
    if (!NONCE.matcher(fields.required("nonce")).matches()) {
      throw Fields.refused("nonce");
    }
    var decision = fields.object("decision");
    var fact = fields.object("fact");
    var unreadable = fields.object("unreadable");
    var statement = fields.object("statement");
    if (Stream.of(decision, fact, statement, unreadable).flatMap(Optional::stream).count() != 1) {
      throw new IllegalArgumentException(
          "an entry is a decision, a fact, a statement or unreadable");
    }
    Content content =
        decision
            .<Content>map(each -> decision(each, version))
            .or(() -> fact.map(LogEntry::fact))
            .or(() -> statement.map(LogEntry::stated))
            .orElseGet(() -> unreadable(fields));
    return new LogEntry(fields.requiredTime("logged_at"), content);
  }

  private static Decision decision(Fields fields, long version) {
    if (fields.text(version == 1 ? "referral" : "referral_id").isPresent()) {
      throw new IllegalArgumentException("a referral is not named as in entries of this version");
    }
    String record = fields.required("origin_of_record");
    int topic = record.indexOf('/');
    if (topic < 1) {
      throw Fields.refused("origin_of_record");
    }
    return new Decision(
        fields.requiredId("event_id"),
        fields.id("referral_id"),
        fields.hash("referral"),
        fields.text("source_organization"),
        fields.text("target_organization"),
        fields.text("sector"),
        Outcome.of(fields.required("outcome")),
        fields.texts("reasons"),
        fields.requiredNumber("directory_revision"),
        fields.requiredTime("decided_at"),
        attempt(fields),
        number(record.substring(0, topic), fields));
  }

  private static Optional<Attempt> attempt(Fields fields) {
    var dispatch =
        fields.id("dispatch_id").or(() -> fields.hash("dispatch").map(LogEntry::firstHalf));
    return dispatch
        .filter(any -> fields.required("kind").equals("referral"))
        .map(of ->
            new Attempt(
                of,
                fields.id("cause_id"),
                fields.text("hold_kind").filter("for-a-person"::equals).isPresent(),
                fields.text("review").isPresent()));
  }

  private static UUID firstHalf(Hash commitment) {
    var bytes = ByteBuffer.wrap(commitment.bytes());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static Fact fact(Fields fields) {
    String producer = fields.required("producer");
    return new Fact(
        fields.requiredId("fact_id"),
        fields.required("kind"),
        producer,
        fields.requiredTime("at"),
        fields.text("about_organization"),
        fields.text("immigration_function"),
        fields.text("part_of"),
        fields.number("revision"),
        fields.texts("stated_numbers").stream().map(text -> stated(producer, text)).toList(),
        number(producer, fields));
  }

  /// The facts of all producers share a topic, and each producer numbers its own.
  private static OutboxNumber stated(String producer, String text) {
    Matcher parts = STATED_NUMBER.matcher(text);
    if (!parts.matches()) {
      throw Fields.refused("stated_numbers");
    }
    return new OutboxNumber(
        parts.group(1).equals(FACTS) ? producer : parts.group(1),
        Long.parseLong(parts.group(2)),
        Long.parseLong(parts.group(3)));
  }

  private static Optional<OutboxNumber> number(String outbox, Fields fields) {
    var partition = fields.number("outbox_partition");
    var number = fields.number("outbox_number");
    if (partition.isPresent() != number.isPresent()) {
      throw Fields.refused("outbox_number");
    }
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(new OutboxNumber(outbox, partition.orElseThrow(), number.getAsLong()));
  }

  private static Stated stated(Fields fields) {
    return new Stated(
        fields.requiredId("statement_id"),
        fields.required("acting_organization"),
        Hash.ofHex(fields.required("sha256")));
  }

  private static Unreadable unreadable(Fields fields) {
    var record = fields.object("record").orElseThrow(() -> Fields.refused("record"));
    return new Unreadable(
        record.required("topic")
            + "/"
            + record.requiredNumber("partition")
            + "/"
            + record.requiredNumber("offset"));
  }
}
