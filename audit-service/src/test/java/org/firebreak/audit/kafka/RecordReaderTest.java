// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.firebreak.audit.Decision;
import org.firebreak.audit.EntryFixture;
import org.firebreak.audit.Received;
import org.firebreak.audit.Unreadable;
import org.firebreak.audit.Unreadable.Reason;
import org.firebreak.runtime.rules.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
  private static final JsonNode EXAMPLE =
      Objects.requireNonNull(
          Contracts.of("consent-service", "decision").examples().get("drop.json"));
  private static final JsonNode FACT =
      Objects.requireNonNull(
          Contracts.of("audit-service", "fact").examples().get("consent-recorded.json"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          not json          | NOT_JSON
          {                 | NOT_JSON
          {} {}             | NOT_JSON
          {"a":1,"a":2}     | NOT_JSON
          []                | NOT_AS_AGREED
          "text"            | NOT_AS_AGREED
          null              | NOT_AS_AGREED
          {}                | NOT_AS_AGREED
          ``                | NO_VALUE
          """)
  void bytesThatAreNoDecisionAreKeptByTheirHash(String value, Reason reason) throws Exception {
    assertUnreadable(value.getBytes(UTF_8), reason);
  }

  @Test
  void bytesThatAreNoTextAreKeptByTheirHash() throws Exception {
    assertUnreadable(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}, Reason.NOT_JSON);
    assertUnreadable("[".repeat(100_000).getBytes(UTF_8), Reason.NOT_JSON);
  }

  @Test
  void recordWithoutAValueIsKept() {
    @SuppressWarnings("NullAway")
    var record = Records.decision((byte[]) null);
    assertThat(Records.entryOf(record))
        .isInstanceOfSatisfying(
            Unreadable.class,
            unreadable -> {
              assertThat(unreadable.reason()).isEqualTo(Reason.NO_VALUE);
              assertThat(unreadable.record().valueHash().hex()).startsWith("e3b0c442");
            });
  }

  @Test
  void recordOfAnotherTypeIsNotTakenForADecision() {
    var record =
        Records.withHeader(
            Records.decision(EXAMPLE), "ce_type", "org.firebreak.firewall.decision.v2");
    assertReason(record, Reason.TYPE_UNKNOWN);
  }

  @Test
  void recordThatDoesNotNameItsTypeIsReadByItsTopic() {
    var record = Records.decision(EXAMPLE);
    record.headers().remove("ce_type");
    assertThat(Records.entryOf(record)).isInstanceOf(Decision.class);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change("event_id missing", object -> object.remove("event_id")),
        change("event_id null", object -> object.putNull("event_id")),
        change("event_id no UUID", object -> object.put("event_id", "1-1-1-1-1")),
        change("event_id a number", object -> object.put("event_id", 1)),
        change("outcome unknown", object -> object.put("outcome", "perhaps")),
        change("outcome in capitals", object -> object.put("outcome", "DROP")),
        change("rule in quotes", object -> object.put("rule", "2")),
        change("rule with decimals", object -> object.put("rule", 2.5)),
        change("rule too large", object -> object.put("rule", 1L << 40)),
        change("reasons missing", object -> object.remove("reasons")),
        change("reasons a text", object -> object.put("reasons", "A_REASON")),
        change("reasons an object", object -> object.putObject("reasons").put("a", "A_REASON")),
        change("reasons with a sentence", object -> object.withArray("reasons").add("she said no")),
        change("reasons with a number", object -> object.withArray("reasons").add(1)),
        change("too many reasons", RecordReaderTest::manyReasons),
        change("high_risk a text", object -> object.put("high_risk", "true")),
        change("decided_at no time", object -> object.put("decided_at", "yesterday")),
        change(
            "decided_at without zone", object -> object.put("decided_at", "2026-11-22T09:30:00")),
        change(
            "decided_at far away",
            object -> object.put("decided_at", "+999999999-12-31T23:59:59Z")),
        change("purpose in free words", object -> object.put("purpose", "to tell the Home Office")),
        change("organization a name", object -> object.put("source_organization", "Kent Police")),
        change("number without partition", object -> object.putNull("outbox_partition")),
        change("number zero", object -> object.put("outbox_number", 0)),
        change("number too large", object -> object.put("outbox_number", Long.MAX_VALUE)),
        change(
            "origin_of_record no position", object -> object.put("origin_of_record", "somewhere")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void decisionThatIsNotAsAgreedIsKeptByItsHash(String what, Consumer<ObjectNode> change)
      throws Exception {
    ObjectNode changed = EXAMPLE.deepCopy();
    change.accept(changed);
    assertUnreadable(changed.toString().getBytes(UTF_8), Reason.NOT_AS_AGREED);
  }

  @ParameterizedTest
  @CsvSource({"0, none", "x, 1", "0, 0", "-1, 1", "0, +", "99999999999, 1"})
  void factWhoseNumberCannotBeReadIsKeptByItsHash(String partition, String number) {
    assertReason(Records.fact(FACT, partition, number), Reason.NOT_AS_AGREED);
  }

  @Test
  void factWithoutANumberIsReadAndCountsAsUnnumbered() {
    var record = Records.fact(FACT, "0", "1");
    record.headers().remove("ce_outboxpartition").remove("ce_outboxnumber");
    assertThat(Records.entryOf(record).number()).isEmpty();
  }

  /// Whatever a producer gone wrong sends, the consumer neither fails nor loses it.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noBytesMakeTheReaderFail(long seed) {
    var random = new Random(seed);
    byte[] example = EXAMPLE.toString().getBytes(UTF_8);
    for (int round = 0; round < 2_000; round++) {
      byte[] changed = example.clone();
      for (int change = 0; change <= random.nextInt(4); change++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Received received = Records.received(Records.decision(changed));
      assertThat(Records.written(received.entry()).required("version").intValue()).isEqualTo(2);
    }
  }

  private static Arguments change(String what, Consumer<ObjectNode> change) {
    return Arguments.of(what, change);
  }

  private static void manyReasons(ObjectNode object) {
    for (int i = 0; i < 65; i++) {
      object.withArray("reasons").add("A_REASON");
    }
  }

  private static void assertReason(
      org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record, Reason reason) {
    assertThat(Records.entryOf(record))
        .isInstanceOfSatisfying(
            Unreadable.class, unreadable -> assertThat(unreadable.reason()).isEqualTo(reason));
  }

  private static void assertUnreadable(byte[] value, Reason reason) throws Exception {
    var record = Records.decision(value);
    assertReason(record, reason);
    Received received = Records.received(record);
    assertThat(received.entry().at()).isEqualTo(EntryFixture.NOON);
    assertThat(received.record().offset()).isEqualTo(57);
    assertThat(received.record().valueHash().bytes())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(value));
  }
}
