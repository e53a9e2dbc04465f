// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.runtime.sealing.Keyset;
import org.firebreak.runtime.sealing.SealedRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What consent-service writes to `inbox.<sector>.v1`, as its contract and examples say.
class DeliveryContractTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Contracts CONTRACT = Contracts.of("consent-service", "delivery");
  private static final String TOPIC = "inbox.specialist-support.v1";
  private static final DispatchId DISPATCH =
      new DispatchId(UUID.fromString("0d3bb0f4-6a53-4f2e-8f0a-0a1f0c7b4a02"));

  private static final EventId NOTICE =
      new EventId(UUID.fromString("33333333-5d0f-4d38-9a55-3f1f6b0f7a08"));

  /// What was sealed in the examples; nobody has the key that they were sealed with.
  private static final Map<String, String> CONTENTS =
      Map.of(
          "referral.json",
          """
          {"sections": [{"label": "person", "text": "Sample Person One"},
            {"label": "safe-contact", "text": "Safe to call before noon"}, {"label": "risk", "text": "High"}]}
          """,
          "answer.json",
          "{\"answer\": \"accepted\"}",
          "notice.json",
          "{\"withdrawn_at\": \"2026-11-22T10:15:00.250Z\"}",
          "acknowledgement.json",
          "{}");

  private final SealedRecords sealed =
      new SealedRecords(Keyset.create(), CONTRACT.authenticated(), new SimpleMeterRegistry());
  private final DeliveryReader reader =
      new DeliveryReader(new Envelope(sealed, sealed, new JsonObjects(JSON)));

  @Test
  void theExampleOfAReferralIsReadForWhatItMeans() throws UnreadableRecordException, IOException {
    var received =
        new Received(
            DISPATCH,
            new EventId(UUID.fromString("5f7c2a52-5d0f-4d38-9a55-3f1f6b0f7a01")),
            new ReferralId(UUID.fromString("a0f4d4a3-3ce1-4a1b-9d43-0f2c5a1c9b03")),
            new OrganizationId("kent-police"),
            new OrganizationId("lantern-refuge"),
            Chain.begunBy(new OrganizationId("kent-police"), null),
            "specialist-support",
            new BasisId(UUID.fromString("b7b0e1c2-5d6f-4b0a-8f5e-9c3a1d2e4f04")),
            List.of(SectionLabel.PERSON, SectionLabel.SAFE_CONTACT, SectionLabel.RISK),
            false,
            Instant.parse("2026-11-22T09:30:00.400Z"),
            null,
            null,
            List.of());
    var content =
        new Content(
            List.of(
                new Section(SectionLabel.PERSON, "Sample Person One"),
                new Section(SectionLabel.SAFE_CONTACT, "Safe to call before noon"),
                new Section(SectionLabel.RISK, "High")));

    assertThat(read(example("referral.json")))
        .isEqualTo(new Delivery.Referral(received, content, List.of()));
  }

  @Test
  void theExampleOfAnAnswerIsReadForWhatItMeans() throws UnreadableRecordException, IOException {
    assertThat(read(example("answer.json")))
        .isEqualTo(
            new Delivery.AnswerTo(
                new EventId(UUID.fromString("11111111-5d0f-4d38-9a55-3f1f6b0f7a05")),
                DISPATCH,
                new Answer.Accepted(),
                Instant.parse("2026-11-22T09:30:00.400Z")));
  }

  @Test
  void theExampleOfANoticeIsReadForWhatItMeans() throws UnreadableRecordException, IOException {
    assertThat(read(example("notice.json")))
        .isEqualTo(
            new Delivery.Notice(
                DISPATCH,
                new EventId(UUID.fromString("5f7c2a52-5d0f-4d38-9a55-3f1f6b0f7a01")),
                new OrganizationId("lantern-refuge"),
                new Noticed(NOTICE, Instant.parse("2026-11-22T10:15:00.250Z")),
                Instant.parse("2026-11-22T10:15:00.900Z")));
  }

  @Test
  void theExampleOfAnAcknowledgementIsReadForWhatItMeans()
      throws UnreadableRecordException, IOException {
    assertThat(read(example("acknowledgement.json")))
        .isEqualTo(
            new Delivery.AnswerTo(
                new EventId(UUID.fromString("44444444-5d0f-4d38-9a55-3f1f6b0f7a09")),
                DISPATCH,
                new Answer.Acknowledged(),
                Instant.parse("2026-11-22T10:40:00.100Z")));
  }

  @Test
  void aNoticeWithoutATimeOrWithoutWhatItIsAboutIsUnreadable() {
    var timeless = example("notice.json");
    content(timeless, opened -> opened.put("withdrawn_at", "yesterday"));
    var aboutNothing = example("notice.json");
    headers(aboutNothing).remove("ce_inreplyto");

    for (var defective : List.of(timeless, aboutNothing)) {
      assertThatThrownBy(() -> read(defective))
          .isInstanceOf(UnreadableRecordException.class)
          .hasMessageNotContaining("yesterday");
    }
  }

  static Stream<String> examples() {
    return CONTRACT.examples().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsReadWithUnknownHeadersAndFieldsToo(String name)
      throws UnreadableRecordException, IOException {
    var newer = example(name);
    ((ObjectNode) newer.path("headers")).put("ce_fromthefuture", "x");
    content(newer, opened -> opened.put("from_the_future", "x"));

    assertThat(read(newer)).isEqualTo(read(example(name)));
  }

  @Test
  void everyReasonForARejectionIsRead() throws UnreadableRecordException, IOException {
    for (var reason : RejectionReason.values()) {
      var rejected = example("answer.json");
      content(rejected, opened -> opened.put("answer", "rejected").put("reason", reason.code()));

      assertThat(read(rejected))
          .extracting(delivery -> ((Delivery.AnswerTo) delivery).answer())
          .isEqualTo(new Answer.Rejected(reason));
    }
  }

  @Test
  void theHeaderMayNameTheSectionsInAnotherOrder() throws UnreadableRecordException, IOException {
    var reordered = example("referral.json");
    headers(reordered).put("ce_sections", "risk,person,safe-contact");

    assertThat(read(reordered)).isEqualTo(read(example("referral.json")));
  }

  static Stream<Arguments> defects() {
    return Stream.of(
        defect("no dispatch", it -> headers(it).remove("ce_subject")),
        defect("no target", it -> headers(it).remove("ce_targetorganization")),
        defect("a blank target", it -> headers(it).put("ce_targetorganization", " ")),
        defect("no time", it -> headers(it).put("ce_time", "yesterday")),
        defect("hops that are no number", it -> headers(it).put("ce_hops", "many")),
        defect("a purpose no column holds", it -> headers(it).put("ce_purpose", "a\u0000b")),
        defect("a kind that is not known", it -> headers(it).put("ce_kind", "poem")),
        defect(
            "more labels than content",
            it -> headers(it).put("ce_sections", "person,safe-contact,risk,needs")),
        defect("fewer labels than content", it -> headers(it).put("ce_sections", "person")),
        defect("content that is no object", it -> it.put("content", "[]")),
        defect("no content", it -> it.putNull("content")),
        defect(
            "a label that is not known",
            it ->
                content(
                    it,
                    opened ->
                        opened.putArray("sections").addObject().put("label", "x").put("text", ""))),
        defect(
            "a label twice",
            it ->
                content(
                    it,
                    opened ->
                        opened
                            .putArray("sections")
                            .add(opened.objectNode().put("label", "risk").put("text", "a"))
                            .add(opened.objectNode().put("label", "risk").put("text", "b")))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void aDefectiveDeliveryIsUnreadableAndNothingOfItIsRepeated(
      String name, Consumer<ObjectNode> defect) {
    var delivery = example("referral.json");
    defect.accept(delivery);

    assertThatThrownBy(() -> read(delivery))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageNotContainingAny("Sample Person", "Safe to call", "yesterday", "poem", "wax");
  }

  @Test
  void whatIsBoundIsWhatTheContractsSay() {
    assertThat(Envelope.INBOX).isEqualTo(CONTRACT.authenticated());
    for (var contract : List.of("referral", "answer", "notice", "acknowledgement")) {
      assertThat(Envelope.OUTBOUND)
          .isEqualTo(Contracts.of("referral-service", contract).authenticated());
    }
  }

  @Test
  void theExamplesAsTheyStandDoNotOpen() {
    for (var example : CONTRACT.examples().values()) {
      assertThatThrownBy(
              () -> reader.read(record(example, JSON.writeValueAsBytes(example.path("value")))))
          .isInstanceOf(UnreadableRecordException.class)
          .hasMessage("the content does not open");
    }
  }

  private static Arguments defect(String name, Consumer<ObjectNode> defect) {
    return Arguments.of(name, defect);
  }

  /// Headers of the example, and content that is sealed with them when it is read.
  private static ObjectNode example(String name) {
    ObjectNode example = Objects.requireNonNull(CONTRACT.examples().get(name)).deepCopy();
    try {
      return example.set("content", JSON.readTree(Objects.requireNonNull(CONTENTS.get(name))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode headers(JsonNode delivery) {
    return (ObjectNode) delivery.path("headers");
  }

  private static void content(JsonNode delivery, Consumer<ObjectNode> change) {
    change.accept((ObjectNode) delivery.path("content"));
  }

  private Delivery read(JsonNode delivery) throws UnreadableRecordException, IOException {
    var headers = new HashMap<String, String>();
    headers(delivery)
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    var content = JSON.writeValueAsBytes(delivery.path("content"));
    return reader.read(record(delivery, sealed.seal(TOPIC, headers, content)));
  }

  private static ConsumerRecord<byte[], byte[]> record(JsonNode delivery, byte[] value) {
    var record = new ConsumerRecord<>(TOPIC, 0, 0L, new byte[0], value);
    headers(delivery)
        .properties()
        .forEach(header ->
            record
                .headers()
                .add(header.getKey(), header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
