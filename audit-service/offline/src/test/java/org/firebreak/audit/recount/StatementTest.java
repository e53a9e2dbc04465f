// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
  private static final String DELIVERED = entry("deliver", "\"sector\":\"housing\",", "");
  private static final String HELD = entry("quarantine", "", "\"ADDRESS_LOOKS_LIKE_IMMIGRATION\"");
  private static final String DROPPED = entry("drop", "", "\"IMMIGRATION_TOPIC\",\"MALFORMED\"");

  /// As the audit service writes it.
  private static String entry(String outcome, String sector, String reasons) {
    return """
    {"decision":{"build":"b1","decided_at":"2026-03-01T08:00:00Z","directory_revision":4,\
    "event_id":"5f7c2a52-5d0f-4d38-9a55-3f1f6b0f7a01","findings":[],"high_risk":true,\
    "kind":"referral","origin_of_record":"referral.events.v1/0/7","outbox_number":1,\
    "outbox_partition":0,"outcome":"%s","policy_version":"1","reasons":[%s],\
    "referral_id":"5f7c2a52-5d0f-4d38-9a55-3f1f6b0f7a02","rule":8,"sections":["needs"],%s\
    "source_organization":"north-refuge","target_organization":"east-housing","withheld":[]},\
    "logged_at":"2026-03-01T08:00:01.5Z",\
    "nonce":"%s",\
    "record":{"offset":7,"partition":0,"topic":"firewall.decisions.v1","value_sha256":"%s"},\
    "version":1}\
    """
        .formatted(outcome, reasons, sector, "0a".repeat(32), "0b".repeat(32))
        .replace("01.5Z", "01.500Z");
  }

  private static LogEntry read(String entry) {
    return LogEntry.ofBytes(entry.getBytes(StandardCharsets.UTF_8));
  }

  private static StatementCount.Counts count(StatementScope scope, String... entries) {
    var count = new StatementCount(scope);
    for (int i = 0; i < entries.length; i++) {
      count.add(i, read(entries[i]));
    }
    return count.counts();
  }

  @Test
  void outcomesSectorsAndRefusalsAreCounted() {
    assertThat(
            count(
                StatementScope.ALL,
                DELIVERED,
                DELIVERED.replace("\"sector\":\"housing\",", ""),
                HELD,
                DROPPED,
                entry("quarantine", "", "\"BASIS_MISSING\"")))
        .isEqualTo(
            new StatementCount.Counts(2, 2, 1, Map.of("housing", 1L, "unknown", 1L), 2, 0, 2));
  }

  /// As the audit service writes them: what the directory said of the target, and of what it is
  /// part of.
  private static String organization(String id, String function, String partOf, long revision) {
    return """
    {"fact":{"about_organization":"%s","at":"2026-03-01T07:00:00Z",\
    "fact_id":"5f7c2a52-5d0f-4d38-9a55-3f1f6b0f70%02d","immigration_function":"%s",\
    "kind":"organization-imported"%s,"producer":"directory-service","reasons":[],"revision":%d},\
    "logged_at":"2026-03-01T07:00:00Z","nonce":"%s","version":1}\
    """
        .formatted(
            id,
            revision,
            function,
            partOf.isEmpty() ? "" : ",\"part_of\":\"" + partOf + "\"",
            revision,
            "0c".repeat(32));
  }

  @ParameterizedTest(
      name = "{0}, part of {1}, which is {2}: {3} to immigration, {4} not classified")
  @CsvSource({
    "none,        ,          ,            0, 0",
    "casework,    ,          ,            1, 0",
    "enforcement, ,          ,            1, 0",
    "none,        east-body, none,        0, 0",
    "none,        east-body, enforcement, 1, 0",
    "none,        east-body, ,            0, 1",
    ",            ,          ,            0, 1",
  })
  void whatADeliveryWentToIsCounted(
      @Nullable String function,
      @Nullable String partOf,
      @Nullable String bodys,
      long toImmigration,
      long toUnclassified) {
    var entries = new ArrayList<String>();
    entries.add(DELIVERED);
    if (bodys != null) {
      entries.add(organization("east-body", bodys, "", 1));
    }
    if (function != null) {
      entries.add(organization("east-housing", function, partOf == null ? "" : partOf, 2));
    }

    var counts = count(StatementScope.ALL, entries.toArray(String[]::new));

    assertThat(counts.deliveredToImmigration()).isEqualTo(toImmigration);
    assertThat(counts.deliveredToUnclassified()).isEqualTo(toUnclassified);
  }

  @Test
  void theScopeLeavesOutTimesOrganizationsAndReferrals() {
    var at = Instant.parse("2026-03-01T08:00:00Z");
    Optional<Instant> none = Optional.empty();
    var inTime = scope(Optional.of(at), Optional.of(at.plusMillis(1)), Optional.empty());
    var before = scope(none, Optional.of(at), Optional.empty());
    var after = scope(Optional.of(at.plusMillis(1)), none, Optional.empty());
    var source = scope(none, none, Optional.of("north-refuge"));
    var target = scope(none, none, Optional.of("east-housing"));
    var other = scope(none, none, Optional.of("south-police"));

    for (StatementScope scope : List.of(StatementScope.ALL, inTime, source, target)) {
      assertThat(count(scope, DELIVERED).decisions()).isEqualTo(1);
    }
    for (StatementScope scope : List.of(before, after, other)) {
      assertThat(count(scope, DELIVERED).decisions()).isZero();
    }
  }

  /// Entries of version 1 hold the id, those of version 2 a commitment; a referral may have both.
  @Test
  void aReferralIsCountedByItsIdOrByItsCommitment() {
    String committed =
        DELIVERED
            .replace(
                "\"referral_id\":\"5f7c2a52-5d0f-4d38-9a55-3f1f6b0f7a02\"",
                "\"referral\":\"" + "0c".repeat(32) + "\"")
            .replace("\"version\":1", "\"version\":2");
    var id = Optional.of(UUID.fromString("5f7c2a52-5d0f-4d38-9a55-3f1f6b0f7a02"));
    var commitment = Optional.of(Hash.ofHex("0c".repeat(32)));
    var another = Optional.of(Hash.ofHex("0d".repeat(32)));

    assertThat(count(about(id, Optional.empty()), DELIVERED, committed).decisions()).isEqualTo(1);
    assertThat(count(about(Optional.empty(), commitment), DELIVERED, committed).decisions())
        .isEqualTo(1);
    assertThat(count(about(id, commitment), DELIVERED, committed).decisions()).isEqualTo(2);
    assertThat(count(about(Optional.of(new UUID(1, 1)), another), DELIVERED, committed).decisions())
        .isZero();
    assertThat(count(StatementScope.ALL, DELIVERED, committed).decisions()).isEqualTo(2);
  }

  private static StatementScope scope(
      Optional<Instant> from, Optional<Instant> to, Optional<String> organization) {
    return new StatementScope(from, to, organization, Optional.empty(), Optional.empty());
  }

  private static StatementScope about(Optional<UUID> id, Optional<Hash> commitment) {
    return new StatementScope(Optional.empty(), Optional.empty(), Optional.empty(), id, commitment);
  }

  @Test
  void aStatementHasOneForm() {
    var statement =
        new Statement(
            2,
            0,
            1,
            2,
            Hashing.EMPTY_ROOT,
            new StatementScope(
                Optional.empty(),
                Optional.of(Instant.parse("2026-04-01T00:00:00Z")),
                Optional.of("north-refuge"),
                Optional.empty(),
                Optional.empty()),
            count(StatementScope.ALL, DELIVERED));
    String text = new String(statement.bytes(), StandardCharsets.UTF_8);

    assertThat(text)
        .isEqualTo(
            """
            {"decisions":1,"delivered":1,"delivered_by_sector":{"housing":1},\
            "delivered_to_immigration":0,"delivered_to_unclassified":1,"from_index":0,"held":0,\
            "kind":"non-disclosure-statement","not_sent":0,"organization":"north-refuge",\
            "refused_immigration":0,\
            "root_hash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\
            "to":"2026-04-01T00:00:00Z","to_index":1,"tree_size":2,"version":2}\
            """);
    assertThat(Statement.ofBytes(statement.bytes())).isEqualTo(statement);
    String earlier =
        text.replace("\"delivered_to_unclassified\":1,", "")
            .replace("\"version\":2", "\"version\":1");
    assertThat(Statement.ofBytes(earlier.getBytes(StandardCharsets.UTF_8)).version()).isEqualTo(1);
    for (String changed :
        List.of(
            text + "\n",
            text.replace("\"decisions\":1", "\"decisions\":2"),
            text.replace("\"version\":2", "\"version\":3"),
            text.replace("\"version\":2", "\"version\":1"),
            text.replace("non-disclosure", "disclosure"),
            text.replace("\"version\":2", "\"version\":2,\"z\":1"),
            text.replace("\"held\":0,", ""),
            text.replace("{\"housing\":1}", "{\"housing\":\"1\"}"),
            text.replace("\"to_index\":1", "\"to_index\":3"))) {
      assertThat(changed).isNotEqualTo(text);
      assertThatIllegalArgumentException()
          .as(changed)
          .isThrownBy(() -> Statement.ofBytes(changed.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void anEntryThatIsNotAsTheServiceWritesItIsRefused() {
    assertThat(read(DELIVERED).content()).isInstanceOf(LogEntry.Decision.class);
    for (String changed :
        List.of(
            DELIVERED.replace("\"version\":1}", "\"version\":2}"),
            DELIVERED.replace(",\"version\":1}", "}"),
            DELIVERED.replace("\"deliver\"", "\"delivered\""),
            DELIVERED.replace("0a0a", "0A0a"),
            DELIVERED.replace("08:00:01.500Z", "08:00:01.5Z"),
            DELIVERED.replace("08:00:00Z", "08:00Z"),
            DELIVERED.replace("\"outbox_number\":1,", ""),
            DELIVERED.replace("\"outbox_number\":1,", "\"outbox_number\":0,"),
            DELIVERED.replace("3f1f6b0f7a01", "3F1f6b0f7a01"),
            DELIVERED.replace("referral.events.v1/0/7", "referral.events.v1"),
            DELIVERED.replace("\"logged_at\"", "\"fact\":{},\"logged_at\""),
            DELIVERED.replace("\"decision\"", "\"decree\""))) {
      assertThat(changed).isNotEqualTo(DELIVERED);
      assertThatIllegalArgumentException().as(changed).isThrownBy(() -> read(changed));
    }
  }

  @Test
  void whatIsPrintedOfAnEntryIsALineAField() {
    assertThat(EntryLines.of(DROPPED.getBytes(StandardCharsets.UTF_8)))
        .contains(
            "decision.outcome: drop",
            "decision.reasons: IMMIGRATION_TOPIC, MALFORMED",
            "decision.findings: none",
            "decision.high_risk: true",
            "record.offset: 7",
            "version: 1");
    assertThat(Arrays.asList(Finding.Code.values()))
        .filteredOn(code -> !code.isWrong())
        .containsExactly(
            Finding.Code.NUMBER_AWAITED,
            Finding.Code.NUMBER_NOT_IN_RANGE,
            Finding.Code.DELIVERED_TO_UNCLASSIFIED);
  }
}
