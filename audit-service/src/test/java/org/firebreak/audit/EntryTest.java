// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.id;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
  /// Plainly invented. No field of any entry takes any of it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada Sample",
        "ada sample",
        "ada.sample@example.org",
        "+44 20 7946 0000",
        "1 Sample Street",
        "she asked us not to ring",
        "Ünïcode",
        "line\nbreak",
        "quote\"",
        "",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void noFieldTakesASentence(String text) {
    refused(text, () -> new Decision.Event(id(1, 1), text, null, null, null));
    refused(text, () -> new Decision.Parties(text, null, null, null, null, null, null));
    refused(text, () -> new Decision.Parties(null, text, null, null, null, null, null));
    refused(text, () -> new Decision.Parties(null, null, text, null, null, null, null));
    refused(text, () -> new Decision.Parties(null, null, null, text, null, null, null));
    refused(text, () -> new Decision.Parties(null, null, null, null, text, null, null));
    refused(text, () -> matter(text, List.of(), List.of()));
    refused(text, () -> matter(null, List.of(text), List.of()));
    refused(text, () -> matter(null, List.of(), List.of(text)));
    refused(text, () -> verdict(List.of(text), List.of(), null));
    refused(text, () -> verdict(List.of(), List.of(text), null));
    refused(text, () -> verdict(List.of(), List.of(), text));
    refused(text, () -> new Decision.Grounds(text, "1", "1", 1, NOON));
    refused(text, () -> new Decision.Grounds("1", "1", text, 1, NOON));
    refused(text, () -> new Decision.Grounds("1", text, "1", 1, NOON));
    refused(text, () -> originOfRecord(text));
    refused(text, () -> new Fact.Actor(text, null));
    refused(text, () -> new Fact.Actor(null, text));
    refused(text, () -> new Fact.Subject(text, null, null, null, null, null, null, null, null));
    refused(text, () -> new Fact.Subject(null, null, null, null, null, text, null, null, null));
    refused(text, () -> new Fact.Subject(null, null, null, null, null, null, text, null, null));
    refused(text, () -> factOf(text, "consent-service", List.of()));
    refused(text, () -> factOf("consent-recorded", text, List.of()));
    refused(text, () -> factOf("consent-recorded", "consent-service", List.of(text)));
    refused(text, () -> new OutboxNumber(text, 0, 1));
  }

  /// What an entry accepts must be storable, or one record would hold up all behind it.
  @Test
  void valuesThatCouldNotBeStoredAreRefused() {
    List<String> many = Collections.nCopies(65, "A_REASON");
    refused("A_REASON", () -> verdict(many, List.of(), null));
    refused("-1", () -> new Decision.Grounds("1", "1", "1", -1, NOON));
    refused("9007199254740992", () -> new Decision.Grounds("1", "1", "1", 1L << 53, NOON));
    refused("+1000000000", () -> new Decision.Grounds("1", "1", "1", 1, Instant.MAX));
    refused(
        "1999",
        () -> new Decision.Grounds("1", "1", "1", 1, Instant.parse("1999-12-31T23:59:59Z")));
    refused("65535", () -> new OutboxNumber("consent-service", -1, 65535));
    refused("65535", () -> new OutboxNumber("consent-service", 65535, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> decision(1, 2, 0L));
    assertThatIllegalArgumentException().isThrownBy(() -> decision(1, -1, 1L));
  }

  @Test
  void numberOfADecisionBelongsToTheTopicOfItsEvent() {
    assertThat(decision(41).number()).contains(new OutboxNumber("referrals.outbound.v1", 2, 41));
    assertThat(decision(41, 2, null).number()).isEmpty();
  }

  @Test
  void factCannotPassItselfOffAsADecision() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factOf("decision", "consent-service", List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factOf("unreadable", "consent-service", List.of()));
  }

  @Test
  void readingIsStatedWithoutWhatWasSearchedFor() {
    Fact reading =
        Fact.entriesQueried(
            id(9, 1), NOON, Reader.auditor("sample-oversight-office"), Question.EXPORT, 12);
    assertThat(reading.subject()).isEqualTo(Fact.Subject.NONE);
    assertThat(reading.organizations()).containsExactly("sample-oversight-office");
    assertThat(reading.count()).isEqualTo(12);
    assertThat(reading.reasons()).containsExactly("EXPORT");
  }

  private static void refused(
      String text, org.assertj.core.api.ThrowableAssert.ThrowingCallable entry) {
    assertThatIllegalArgumentException()
        .isThrownBy(entry)
        .satisfies(refusal -> {
          if (text.length() > 4) {
            assertThat(refusal.getMessage()).doesNotContain(text);
          }
        });
  }

  private static Decision.Matter matter(
      @org.jspecify.annotations.Nullable String purpose,
      List<String> sections,
      List<String> withheld) {
    return new Decision.Matter(purpose, sections, withheld, List.of(), 0, null, null, false);
  }

  private static Decision.Verdict verdict(
      List<String> reasons,
      List<String> findings,
      @org.jspecify.annotations.Nullable String holdKind) {
    return new Decision.Verdict(
        Outcome.DROP, 2, reasons, findings, null, List.of(), holdKind, null);
  }

  private static Decision originOfRecord(String text) {
    Decision plain = decision(1);
    return new Decision(
        plain.event(),
        plain.parties(),
        plain.matter(),
        plain.verdict(),
        plain.grounds(),
        2,
        1L,
        text);
  }

  private static Fact factOf(String kind, String producer, List<String> reasons) {
    return new Fact(
        id(5, 1),
        kind,
        producer,
        NOON,
        new Fact.Actor(null, null),
        Fact.Subject.NONE,
        null,
        null,
        reasons,
        List.of(),
        Optional.empty());
  }
}
