// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.received;
import static org.firebreak.audit.RunningLog.auditor;
import static org.firebreak.audit.http.LegalHoldsResourceTest.person;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.firebreak.audit.AppendEntries;
import org.firebreak.audit.AuditLog;
import org.firebreak.audit.EntryFixture;
import org.firebreak.audit.LetEntriesGo;
import org.firebreak.audit.LettingGo;
import org.firebreak.audit.Retention;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.InclusionProof;
import org.firebreak.audit.recount.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A service whose first 256 entries were let go, two years after they had been logged, and once no
/// legal hold covered them any more. Numbers 7 and 280 never came, and 257 came after 258.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(LetGoEntriesTest.SmallPartitions.class)
class LetGoEntriesTest {
  private static final Instant OLD = Instant.parse("2019-06-01T12:00:00Z");
  private static final Retention TWO_YEARS = Retention.of("P2Y");
  private static final int LAST = 300;

  /// When nothing happened of what was let go.
  private static final Instant LATER = NOON.plusSeconds(7_200);

  private static boolean prepared;
  private static String kept = "";
  private static JsonPath proofFromBefore = new JsonPath("{}");

  /// A partition is a tile.
  public static final class SmallPartitions implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.flyway.placeholders.entries_per_partition", "256",
          "firebreak.log.retention", "P2Y");
    }
  }

  @Inject AuditLog log;
  @Inject LetEntriesGo letEntriesGo;

  @BeforeEach
  void oldestWentOnceNoHoldCoveredThem() {
    RunningLog.awaitDoor();
    if (prepared) {
      return;
    }
    appendOldEntries();
    proofFromBefore = auditor().get("/v1/entries/3/proof").jsonPath();
    kept = auditor().get("/v1/entries/256").jsonPath().getString("item.leaf_hash");
    String hold =
        person("first")
            .contentType("application/json")
            .body(
                "{\"from\":\"2019-01-01T00:00:00Z\",\"to\":\"2020-01-01T00:00:00Z\",\"reason\":\"PUBLIC_INQUIRY\"}")
            .post("/v1/legal-holds")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    assertThat(attemptOncePublished()).isEqualTo(new LettingGo.Kept(LettingGo.Reason.HELD));
    auditor().get("/v1/entries/0").then().statusCode(200);
    person("first").post("/v1/legal-holds/%s/lift".formatted(hold)).then().statusCode(200);
    assertThat(attemptOncePublished()).isEqualTo(new LettingGo.Kept(LettingGo.Reason.HELD));
    person("second")
        .post("/v1/legal-holds/%s/lift/approval".formatted(hold))
        .then()
        .statusCode(200);
    letEntriesGo.attempt(TWO_YEARS);
    RunningLog.await(
        Duration.ofSeconds(20),
        "a checkpoint of what was done about them",
        () -> auditor().get("/v1/log/export?from_index=256&to_index=" + LAST).statusCode() == 200);
    prepared = true;
  }

  private void appendOldEntries() {
    var appendEntries =
        new AppendEntries(log, EntryFixture.countingNonces(), InstantSource.fixed(OLD));
    var numbers =
        Stream.of(
                LongStream.rangeClosed(1, 6),
                LongStream.rangeClosed(8, 256),
                LongStream.of(258, 257),
                LongStream.rangeClosed(259, 279),
                LongStream.rangeClosed(281, LAST))
            .flatMap(LongStream::boxed)
            .toList();
    appendEntries.append(
        numbers.stream().map(number -> received(decision(number), number)).toList(), List.of());
  }

  private LettingGo attemptOncePublished() {
    var notYet = new LettingGo.Kept(LettingGo.Reason.NOT_PUBLISHED);
    RunningLog.await(
        Duration.ofSeconds(20),
        "a checkpoint of the old entries",
        () -> !letEntriesGo.attempt(TWO_YEARS).equals(notYet));
    return letEntriesGo.attempt(TWO_YEARS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/entries/0", "/v1/entries/255", "/v1/entries/255/bundle"})
  void entryThatWasLetGoIsGoneAndNotDamaged(String path) {
    auditor()
        .get(path)
        .then()
        .statusCode(410)
        .contentType("application/problem+json")
        .body("code", equalTo("ENTRY_LET_GO"))
        .body("first_kept", equalTo(256));
    auditor().get("/v1/entries/256").then().statusCode(200).body("item.leaf_hash", equalTo(kept));
    auditor().get("/v1/entries/999999").then().statusCode(404);
  }

  /// Whoever kept an entry can still show that it was in the log, under any newer head.
  @Test
  void hashThatStayedIsProvenUnderANewerHead() {
    JsonPath proof =
        auditor()
            .get("/v1/entries/3/proof")
            .then()
            .statusCode(200)
            .body("entry_text", nullValue())
            .extract()
            .jsonPath();
    assertThat(proof.getString("leaf_hash")).isEqualTo(proofFromBefore.getString("leaf_hash"));
    assertThat(proof.getLong("tree_size")).isGreaterThan(proofFromBefore.getLong("tree_size"));
    List<Hash> hashes = proof.getList("hashes", String.class).stream().map(Hash::ofHex).toList();
    assertThat(
            new InclusionProof(3, proof.getLong("tree_size"), hashes)
                .proves(
                    Hash.ofHex(proof.getString("leaf_hash")),
                    Hash.ofHex(proof.getString("root_hash"))))
        .isTrue();
  }

  /// Also the tree of sizes whose right edge lay among what was let go.
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100, 255, 256, 257, 290})
  void olderTreesAreStillPrefixes(int size) {
    JsonPath proof =
        auditor()
            .get("/v1/log/consistency?from=" + size)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    List<Hash> hashes = proof.getList("hashes", String.class).stream().map(Hash::ofHex).toList();
    assertThat(
            new ConsistencyProof(size, proof.getLong("to.tree_size"), hashes)
                .proves(
                    Hash.ofHex(proof.getString("from.root_hash")),
                    Hash.ofHex(proof.getString("to.root_hash"))))
        .isTrue();
    given().get("/log/tile/0/000.p/" + Math.min(size, 255)).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "from_index=0&to_index=300",
    "to_index=10",
    "from_index=255&to_index=257",
    "from=2026-11-22T12:00:00Z&to=2026-11-22T12:10:00Z"
  })
  void exportThatWouldNotBeWholeIsRefused(String query) {
    auditor()
        .get("/v1/log/export?" + query)
        .then()
        .statusCode(410)
        .body("code", equalTo("RANGE_LET_GO"))
        .body("first_kept", equalTo(256));
  }

  @Test
  void tableThatWouldNotBeWholeIsRefused() {
    auditor()
        .get(
            "/v1/entries.csv?from=%s&to=%s".formatted(NOON.plusSeconds(255), NOON.plusSeconds(300)))
        .then()
        .statusCode(410)
        .body("code", equalTo("TIME_LET_GO"))
        .body("first_kept", equalTo(256));
    auditor()
        .get(
            "/v1/entries.csv?from=%s&to=%s".formatted(NOON.plusSeconds(270), NOON.plusSeconds(300)))
        .then()
        .statusCode(200);
  }

  @Test
  void whatIsKeptIsExported() {
    auditor().get("/v1/log/export?from_index=256&to_index=299").then().statusCode(200);
  }

  @Test
  void searchAndStatisticsBeginAtTheOldestKept() {
    String period = "from=%s&to=%s".formatted(NOON, NOON.plusSeconds(3_600));
    auditor()
        .get("/v1/entries?limit=500&kind=decision&" + period)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(298 - 256))
        .body("items.index", everyItem(greaterThanOrEqualTo(256)))
        .body("first_kept", equalTo(256));
    auditor()
        .get("/v1/statistics?" + period)
        .then()
        .statusCode(200)
        .body("rows[0].decisions", equalTo(298 - 256))
        .body("from_index", equalTo(256));
  }

  @Test
  void completenessCountsOnFromWhatWasLetGo() {
    Map<String, Object> numbers =
        auditor()
            .get("/v1/log/completeness")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getMap("numbers.find { it.outbox == 'referrals.outbound.v1' }");
    assertThat(numbers)
        .containsEntry("first", 1)
        .containsEntry("last", LAST)
        .containsEntry("count", 298)
        .containsEntry("missing", 2)
        .containsEntry("repeated", 0)
        .containsEntry("let_go", 258)
        .containsEntry("gaps", List.of(Map.of("from", 280, "to", 280)));
  }

  @Test
  void statementSaysFromWhichIndexItCounts() {
    byte[] body =
        stated("{\"from\":\"%s\",\"to\":\"%s\"}".formatted(LATER, LATER.plusSeconds(3_600)))
            .statusCode(201)
            .extract()
            .asByteArray();
    assertThat(Statement.ofBytes(body).fromIndex()).isEqualTo(256);
  }

  /// Nothing disclosed would be what it says of a disclosure that is no longer there.
  @Test
  void nothingIsStatedOfWhatWasLetGo() {
    stated("{\"from\":\"%s\",\"to\":\"%s\"}".formatted(NOON, NOON.plusSeconds(3_600)))
        .statusCode(410)
        .body("code", equalTo("STATEMENT_LET_GO"))
        .body("first_kept", equalTo(256));
    stated("{\"referral_id\":\"%s\"}".formatted(EntryFixture.id(2, 3)))
        .statusCode(404)
        .body("code", equalTo("REFERRAL_UNKNOWN"));
    stated("{\"referral\":\"%s\"}".formatted("0a".repeat(32)))
        .statusCode(410)
        .body("code", equalTo("STATEMENT_LET_GO"));
    stated("{\"referral_id\":\"%s\"}".formatted(EntryFixture.id(2, LAST))).statusCode(201);
  }

  private static ValidatableResponse stated(String asked) {
    return auditor().contentType("application/json").body(asked).post("/v1/statements").then();
  }
}
