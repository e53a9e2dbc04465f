// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.consent.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// No record stops the firewall: whatever bytes lie on the topic, they are read, decided and
/// written out, or skipped. Records that are valid but for a few faults, by seed.
class PoisonRecordsTest {

  private static final int SEEDS = Integer.getInteger("firebreak.poison.seeds", 2_000);
  private static final String TOPIC = "referrals.outbound.v1";
  private static final String REFERRAL = "a0f4d4a3-3ce1-4a1b-9d43-0f2c5a1c9b03";

  private static final List<byte[]> ODD_HEADERS =
      List.of(
          bytes(""),
          bytes(" "),
          bytes("\u0000"),
          bytes("-1"),
          bytes("01"),
          bytes("99999999999"),
          bytes("999999999999999999"),
          bytes("9999999999999999999999"),
          bytes("NaN"),
          bytes("1-1-1-1-1"),
          bytes("A0F4D4A3-3CE1-4A1B-9D43-0F2C5A1C9B03"),
          bytes("person,,risk,"),
          bytes("nccu"),
          bytes("a".repeat(20_000)),
          bytes("{\"a\":"),
          new byte[] {(byte) 0xc3, (byte) 0x28},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});

  private static final List<String> ODD_CONTENT =
      List.of(
          "",
          "null",
          "[]",
          "7",
          "\"text\"",
          "{",
          "{}{}",
          "[".repeat(20_000),
          "{\"a\":".repeat(5_000),
          "{\"target_address\":7,\"purpose\":null,\"sections\":{}}",
          "{\"target_address\":\"x\",\"target_address\":\"nccu\",\"purpose\":\"housing\",\"sections\":[]}",
          "{\"target_address\":\"x\",\"purpose\":\"housing\",\"sections\":[null,1,[],{}]}",
          "{\"target_address\":\"x\",\"purpose\":\"housing\",\"sections\":[],\"cc\":\"nccu\"}",
          "{\"target_address\":1e400,\"purpose\":1e-400,\"sections\":" + "9".repeat(5_000) + "}");

  private static final List<String> ODD_TEXT =
      List.of(
          "",
          " \\t ",
          "\\u0000",
          "\\ud800",
          "\\u202e\\u200b\\ufeff",
          "%00%2f%zz",
          "@",
          "@@@@",
          "://",
          "mailto:",
          "a@".repeat(3_000),
          "x.".repeat(3_000),
          "https://nccu@lantern-refuge.example/?cc=homeoffice.gov.uk",
          "Immigration ".repeat(5_000),
          "\\ud83d\\ude00".repeat(2_000),
          "z\\u0301".repeat(3_000));

  private static final List<String> WITHOUT_CONTENT =
      List.of(EventReader.NOTICE, EventReader.ACKNOWLEDGEMENT, EventReader.ANSWER);

  private static final List<String> ODD_TIMES =
      List.of(
          "2026-11-22",
          "2026-11-22T09:00:00+01:00",
          "2026-11-22t09:00:00z",
          "2026-11-22T09:00:00.0Z",
          "2026-11-22T24:00:00Z",
          "+1000000000-12-31T23:59:59Z",
          "-0001-01-01T00:00:00Z",
          "now");

  private static final List<byte[]> ODD_REVIEWS =
      List.of(
          bytes("release"),
          bytes("decline"),
          bytes("release, decline"),
          bytes("ASKS_FOR_STATUS_CHECK"),
          bytes("ASKS_FOR_STATUS_CHECK,ASKS_FOR_STATUS_CHECK"),
          bytes("EVERYTHING"),
          bytes("immigration-enforcement"));

  private final ReadAndDecided firewall = new ReadAndDecided();

  @Test
  void noRecordStopsTheFirewall() {
    var seen = new ConcurrentSkipListMap<String, Integer>();
    Seeds.each(
        SEEDS,
        chance -> firewall.decided(record(chance)).forEach(it -> seen.merge(it, 1, Integer::sum)));

    // The faults must get everywhere, or they would show nothing.
    assertThat(seen.keySet())
        .contains("Opened", "Closed", "Unreadable", "Deliver", "Drop", "CURABLE", "FOR_A_PERSON");
    assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(SEEDS / 50));
    assertThat(firewall.delivered.keySet())
        .containsExactly("acknowledgement", "answer", "notice", "referral");
    assertThat(firewall.delivered.values())
        .allSatisfy(count -> assertThat(count).isGreaterThan(SEEDS / 200));
  }

  /// Whoever may write where agencies' events go can clear nothing: a review stands on a topic of
  /// its own, sealed under a key of its own.
  @Test
  void aReviewIsReadableOnItsOwnTopicOnly() {
    var headers = reviewHeaders(new Random(1));
    headers.put("ce_verdict", bytes("release"));
    headers.put("ce_cleared", bytes("ASKS_TO_PASS_ON_TO_IMMIGRATION"));
    headers.remove("ce_meant");
    var content =
        "{\"target_address\":\"lantern-refuge\",\"purpose\":\"specialist-support\",\"sections\":[{\"label\":\"person\",\"text\":\"Please forward to ICE.\"}]}";

    var underAgenciesKey =
        firewall.sealed.seal(TOPIC, ReadAndDecided.texts(headers), bytes(content));
    assertThat(
            firewall.decided(
                ReadAndDecided.record(TOPIC, headers, bytes(REFERRAL), underAgenciesKey)))
        .contains("Unreadable");
    var copied =
        firewall.sealed.seal(KafkaGate.RELEASES, ReadAndDecided.texts(headers), bytes(content));
    assertThat(
            firewall.decided(
                ReadAndDecided.record(KafkaGate.RELEASES, headers, bytes(REFERRAL), copied)))
        .contains("Closed");
    var own =
        firewall.reviewed.seal(KafkaGate.RELEASES, ReadAndDecided.texts(headers), bytes(content));
    assertThat(
            firewall.decided(
                ReadAndDecided.record(KafkaGate.RELEASES, headers, bytes(REFERRAL), own)))
        .contains("Opened");
  }

  /// Nothing but a time stands in a notice, and nothing at all in an acknowledgement.
  @Test
  void aNoticeHasOneTimeAndNoWordBesides() {
    var notice = withoutContent(EventReader.NOTICE, new Random(1));
    notice.put("ce_sections", bytes(""));
    var address = "\"target_address\":\"lantern-refuge\",\"purpose\":\"specialist-support\"";
    var at = ",\"withdrawn_at\":\"2026-11-22T08:59:00Z\"";

    assertThat(said(notice, "{" + address + at + "}")).contains("Opened", "Deliver");
    assertThat(said(notice, "{" + address + "}")).contains("Closed");
    assertThat(said(notice, "{" + address + at + ",\"why\":\"left\"}")).contains("Closed");
    assertThat(said(notice, "{" + address + at + ",\"sections\":[]}")).contains("Closed");
    for (var odd : ODD_TIMES) {
      assertThat(said(notice, "{" + address + ",\"withdrawn_at\":\"" + odd + "\"}"))
          .as(odd)
          .contains("Closed");
    }
    notice.put("ce_sections", bytes("person"));
    assertThat(said(notice, "{" + address + at + "}")).contains("Closed");
    notice.put("ce_sections", bytes(""));
    notice.remove("ce_inreplyto");
    assertThat(said(notice, "{" + address + at + "}")).contains("Unreadable");

    var acknowledgement = withoutContent(EventReader.ACKNOWLEDGEMENT, new Random(1));
    acknowledgement.put("ce_sections", bytes(""));
    assertThat(said(acknowledgement, "{" + address + "}")).contains("Opened", "Deliver");
    assertThat(said(acknowledgement, "{" + address + at + "}")).contains("Closed");
  }

  private List<String> said(Map<String, byte[]> headers, String content) {
    return firewall.decided(
        record(
            headers,
            bytes(REFERRAL),
            firewall.sealed.seal(TOPIC, ReadAndDecided.texts(headers), bytes(content))));
  }

  @Test
  void aNumberThatIsTooLargeIsMalformedAndNoMore() {
    var headers = headers();
    headers.put("ce_hops", bytes("99999999999"));

    assertThat(firewall.decided(record(headers, bytes(REFERRAL), bytes("{}"))))
        .contains("Unreadable");
  }

  /// Readable as JSON, and not writable again.
  @Test
  void halfACharacterInATextIsNotReadable() {
    var headers = headers();
    var content =
        "{\"target_address\":\"lantern-refuge\",\"purpose\":\"specialist-support\",\"sections\":[{\"label\":\"person\",\"text\":\"\\ud800\"}]}";

    assertThat(
            firewall.decided(
                record(
                    headers,
                    bytes(REFERRAL),
                    firewall.sealed.seal(TOPIC, ReadAndDecided.texts(headers), bytes(content)))))
        .contains("Closed");
  }

  private ConsumerRecord<byte[], byte[]> record(Random chance) {
    var review = chance.nextInt(3) == 0;
    var without = !review && chance.nextInt(3) == 0;
    var topic = review ? KafkaGate.RELEASES : TOPIC;
    var type = WITHOUT_CONTENT.get(chance.nextInt(WITHOUT_CONTENT.size()));
    var headers =
        review ? reviewHeaders(chance) : without ? withoutContent(type, chance) : headers();
    for (int faults = chance.nextInt(3); faults > 0; faults--) {
      spoil(headers, chance);
    }
    var value =
        (review ? firewall.reviewed : firewall.sealed)
            .seal(
                topic,
                ReadAndDecided.texts(headers),
                bytes(without ? said(type, chance) : content(chance)));
    byte @Nullable [] key = chance.nextInt(20) == 0 ? null : bytes(REFERRAL);
    return ReadAndDecided.record(
        topic, headers, key, chance.nextInt(4) == 0 ? spoilt(value, chance) : value);
  }

  private static void spoil(Map<String, byte[]> headers, Random chance) {
    var names = List.copyOf(headers.keySet());
    var name = names.get(chance.nextInt(names.size()));
    switch (chance.nextInt(3)) {
      case 0 -> headers.remove(name);
      case 1 -> headers.put(name, ODD_HEADERS.get(chance.nextInt(ODD_HEADERS.size())));
      default -> headers.put("ce_unheardof" + chance.nextInt(3), bytes("x"));
    }
  }

  private static String content(Random chance) {
    if (chance.nextInt(4) == 0) {
      return ODD_CONTENT.get(chance.nextInt(ODD_CONTENT.size()));
    }
    return "{\"target_address\":\"%s\",\"purpose\":\"%s\",\"sections\":[{\"label\":\"person\",\"text\":\"%s\"}]}"
        .formatted(
            text(chance.nextInt(8) == 0 ? "NCCU" : "lantern-refuge", chance),
            text("specialist-support", chance),
            text("Sample Person", chance));
  }

  /// What such an event says, sometimes more than it may, or what another may.
  private static String said(String type, Random chance) {
    var one = chance.nextInt(6) == 0 ? "" : type;
    var more =
        switch (one) {
          case EventReader.NOTICE ->
              ",\"withdrawn_at\":\""
                  + (chance.nextInt(8) == 0
                      ? ODD_TIMES.get(chance.nextInt(ODD_TIMES.size()))
                      : "2026-11-22T08:59:00Z")
                  + "\"";
          case EventReader.ANSWER -> ",\"answer\":\"accepted\"";
          case EventReader.ACKNOWLEDGEMENT -> "";
          default -> ",\"withdrawn_at\":\"2026-11-22T08:59:00Z\",\"why\":\"Sample Person left\"";
        };
    return "{\"target_address\":\"%s\",\"purpose\":\"%s\"%s}"
        .formatted(
            text(chance.nextInt(8) == 0 ? "NCCU" : "lantern-refuge", chance),
            text("specialist-support", chance),
            more);
  }

  private static String text(String usual, Random chance) {
    return chance.nextInt(3) == 0 ? ODD_TEXT.get(chance.nextInt(ODD_TEXT.size())) : usual;
  }

  private static byte @Nullable [] spoilt(byte[] value, Random chance) {
    return switch (chance.nextInt(5)) {
      case 0 -> null;
      case 1 -> new byte[0];
      case 2 -> Arrays.copyOf(value, chance.nextInt(value.length));
      case 3 -> Arrays.copyOf(value, EventReader.MAX_VALUE_BYTES + 1);
      default -> {
        for (int flips = 1 + chance.nextInt(8); flips > 0; flips--) {
          value[chance.nextInt(value.length)] ^= (byte) (1 << chance.nextInt(8));
        }
        yield value;
      }
    };
  }

  private static Map<String, byte[]> headers() {
    var headers = new LinkedHashMap<String, byte[]>();
    headers.put("ce_specversion", bytes("1.0"));
    headers.put("ce_id", bytes("5f7c2a52-5d0f-4d38-9a55-3f1f6b0f7a01"));
    headers.put("ce_type", bytes(EventReader.REFERRAL));
    headers.put("ce_subject", bytes("0d3bb0f4-6a53-4f2e-8f0a-0a1f0c7b4a02"));
    headers.put("ce_referralid", bytes(REFERRAL));
    headers.put("ce_sourceorganization", bytes("kent-police"));
    headers.put("ce_sections", bytes("person"));
    headers.put("ce_basisid", bytes(ReadAndDecided.BASIS.id().toString()));
    headers.put("ce_origin", bytes("kent-police"));
    headers.put("ce_hops", bytes("0"));
    headers.put("ce_outboxpartition", bytes("0"));
    headers.put("ce_outboxnumber", bytes("1"));
    return headers;
  }

  private static Map<String, byte[]> withoutContent(String type, Random chance) {
    var headers = headers();
    headers.put("ce_type", bytes(type));
    headers.put("ce_sections", bytes(chance.nextInt(8) == 0 ? "person" : ""));
    headers.put("ce_inreplyto", bytes("7c1d4b1e-0f52-4f57-9c51-2a8e6d0b9a01"));
    return headers;
  }

  private static Map<String, byte[]> reviewHeaders(Random chance) {
    var headers = headers();
    headers.put("ce_type", bytes(EventReader.REVIEW));
    headers.put("ce_causeid", bytes("7c1d4b1e-0f52-4f57-9c51-2a8e6d0b9a01"));
    headers.put("ce_verdict", bytes(chance.nextBoolean() ? "release" : "decline"));
    headers.put("ce_cleared", bytes("ASKS_TO_PASS_ON_TO_IMMIGRATION,HINTS_AT_PASSING_ON"));
    if (chance.nextInt(3) == 0) {
      headers.put("ce_meant", ODD_REVIEWS.get(chance.nextInt(ODD_REVIEWS.size())));
    }
    if (chance.nextInt(4) == 0) {
      headers.put(
          chance.nextBoolean() ? "ce_verdict" : "ce_cleared",
          ODD_REVIEWS.get(chance.nextInt(ODD_REVIEWS.size())));
    }
    return headers;
  }

  private static ConsumerRecord<byte[], byte[]> record(
      Map<String, byte[]> headers, byte @Nullable [] key, byte @Nullable [] value) {
    return ReadAndDecided.record(TOPIC, headers, key, value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
