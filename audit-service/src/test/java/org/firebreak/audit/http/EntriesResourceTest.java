// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.auditor;
import static org.firebreak.audit.RunningLog.column;
import static org.firebreak.audit.RunningLog.execute;
import static org.firebreak.audit.http.SampleEntries.PERIOD;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.InclusionProof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EntriesResourceTest {
  @BeforeEach
  void sampleIsInTheLog() {
    RunningLog.awaitDoor();
    SampleEntries.publishOnce();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                | 7
          &kind=decision                                    | 6
          &kind=standing-refused                            | 1
          &kind=consent-recorded                            | 0
          &outcome=drop                                     | 3
          &outcome=deliver                                  | 2
          &outcome=quarantine                               | 1
          &reason=TARGET_HAS_IMMIGRATION_FUNCTION           | 3
          &reason=BASIS_MISSING                             | 1
          &reason=BASIS_WITHDRAWN                           | 1
          &organization=kent-police                         | 6
          &organization=national-command-and-control-unit   | 3
          &organization=lantern-refuge                      | 4
          &organization=nobody-at-all                       | 0
          &referral_id=5f7c2a52-2031-400a-9a55-000000000001 | 2
          &referral_id=5f7c2a52-2031-400a-9a55-000000000001&outcome=drop | 1
          &outcome=drop&organization=lantern-refuge         | 0
          """)
  void searchFindsWhatMatchesAllTerms(String terms, int expected) {
    auditor()
        .get("/v1/entries?" + PERIOD + terms)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(expected))
        .body("next_cursor", nullValue());
  }

  @Test
  void periodTakesItsBeginAndLeavesItsEnd() {
    auditor()
        .get("/v1/entries?from=2031-01-01T00:01:00Z&to=2031-01-01T00:03:00Z")
        .then()
        .body(
            "items.entry.decision.decided_at",
            containsInAnyOrder("2031-01-01T00:01:00Z", "2031-01-01T00:02:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit=3                                                  | PERIOD_REQUIRED
          from=2031-01-01T00:00:00Z                                | PERIOD_REQUIRED
          to=2031-01-01T00:00:00Z                                  | PERIOD_REQUIRED
          from=2031-01-01&to=2031-02-01                            | TIME_NOT_READABLE
          from=2031-02-01T00:00:00Z&to=2031-01-01T00:00:00Z        | PERIOD_EMPTY
          from=2031-01-01T00:00:00Z&to=2031-01-01T00:00:00Z        | PERIOD_EMPTY
          %s&outcome=perhaps                                       | OUTCOME_UNKNOWN
          %s&outcome=DROP                                          | OUTCOME_UNKNOWN
          %s&organization=Kent%%20Police                           | SEARCH_TERM_NOT_A_CODE
          %s&organization=%%00                                     | SEARCH_TERM_NOT_A_CODE
          %s&reason=basis%%20missing                               | SEARCH_TERM_NOT_A_CODE
          %s&kind=%%27%%20or%%201=1                                | SEARCH_TERM_NOT_A_CODE
          %s&referral_id=1                                         | REFERRAL_ID_NOT_READABLE
          %s&referral_id=zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz      | REFERRAL_ID_NOT_READABLE
          %s&referral=1                                            | REFERRAL_NOT_READABLE
          %s&referral=0A                                           | REFERRAL_NOT_READABLE
          %s&limit=0                                               | LIMIT_OUT_OF_RANGE
          %s&limit=501                                             | LIMIT_OUT_OF_RANGE
          %s&limit=ten                                             | LIMIT_OUT_OF_RANGE
          %s&cursor=x                                              | CURSOR_NOT_READABLE
          %s&cursor=MS85OTk5OTk5OTkvMA                             | CURSOR_NOT_READABLE
          %s&cursor=Mi85OTk5OTk5OS8wLzk                            | CURSOR_NOT_READABLE
          %s&cursor=Mi8zLzAvOQ                                     | CURSOR_NOT_READABLE
          """)
  void requestThatMakesNoSenseIsRefusedAndNotRecorded(String query, String code) throws Exception {
    long readings = readings();
    auditor()
        .urlEncodingEnabled(false)
        .get("/v1/entries?" + query.replace("%s", PERIOD).replace("%%", "%"))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
    assertThat(readings()).isEqualTo(readings);
  }

  @Test
  void pagesFollowEachOtherAndAreOfOneTree() {
    var indexes = new ArrayList<Integer>();
    var trees = new ArrayList<String>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page =
          auditor()
              .get("/v1/entries?" + PERIOD + "&limit=2" + cursor)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      indexes.addAll(page.getList("items.index", Integer.class));
      trees.add(page.getString("as_of.root_hash"));
      String next = page.getString("next_cursor");
      cursor = next == null ? null : "&cursor=" + next;
    }
    assertThat(indexes).hasSize(7).isSorted().doesNotHaveDuplicates();
    assertThat(trees).hasSize(4).containsOnly(trees.getFirst());
  }

  /// What an auditor does with an answer, without this service.
  @Test
  void everyEntryIsProvenToBeInTheTree() {
    List<Integer> indexes =
        auditor().get("/v1/entries?" + PERIOD).jsonPath().getList("items.index", Integer.class);
    for (int index : indexes) {
      JsonPath item =
          auditor().get("/v1/entries/" + index).then().statusCode(200).extract().jsonPath();
      JsonPath proof =
          auditor()
              .get("/v1/entries/%d/proof".formatted(index))
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();

      Hash leafHash =
          Hashing.leafHash(proof.getString("entry_text").getBytes(StandardCharsets.UTF_8));
      assertThat(leafHash.hex())
          .isEqualTo(proof.getString("leaf_hash"))
          .isEqualTo(item.getString("item.leaf_hash"));
      assertThat(JsonPath.from(proof.getString("entry_text")).getMap(""))
          .isEqualTo(item.getMap("item.entry"));
      var inclusion =
          new InclusionProof(
              proof.getLong("index"),
              proof.getLong("tree_size"),
              proof.getList("hashes", String.class).stream().map(Hash::ofHex).toList());
      assertThat(inclusion.proves(leafHash, Hash.ofHex(proof.getString("root_hash")))).isTrue();
      assertThat(proof.getString("as_of.root_hash")).isEqualTo(proof.getString("root_hash"));
    }
  }

  @ParameterizedTest
  @CsvSource({"/v1/entries/999999999", "/v1/entries/999999999/proof"})
  void indexThatTheLogDoesNotHaveYetIsNotFound(String path) {
    auditor().get(path).then().statusCode(404).body("code", equalTo("ENTRY_NOT_FOUND"));
  }

  @ParameterizedTest
  @CsvSource({"/v1/entries/-1", "/v1/entries/01", "/v1/entries/one", "/v1/entries/1e3"})
  void whatIsNoIndexIsNotFound(String path) {
    auditor().get(path).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/entries?%s&referral_id=5f7c2a52-2031-400a-9a55-000000000001 | 2
          /v1/entries?%s&limit=4                                          | 4
          /v1/entries.csv?%s&limit=4                                      | 4
          /v1/entries?%s&organization=nobody-at-all                       | 0
          /v1/entries/0                                                   | 1
          /v1/entries/0/proof                                             | 1
          /v1/entries/999999999                                           | 0
          /v1/statistics?%s                                               | 3
          """)
  void readingIsRecordedWithoutWhatWasSearchedFor(String path, int count) throws Exception {
    long readings = readings();
    auditor().get(path.replace("%s", PERIOD));

    assertThat(readings()).isEqualTo(readings + 1);
    String entry =
        column(
                "select convert_from(bytes, 'UTF8') from entry where kind = 'entries-queried' order by entry_index desc limit 1",
                String.class)
            .getFirst();
    assertThat(JsonPath.from(entry).getMap("fact"))
        .containsOnlyKeys(
            "fact_id",
            "kind",
            "producer",
            "at",
            "acting_organization",
            "acting_role",
            "count",
            "reasons")
        .containsEntry("acting_organization", RunningLog.AUDITOR)
        .containsEntry("acting_role", "auditor")
        .containsEntry("count", count);
  }

  @Test
  void readingThatCannotBeRecordedIsNotAnswered() throws Exception {
    execute("revoke insert on entry from audit_app");
    try (var logged = new LoggedErrors("org.firebreak.audit.http.LogProblems")) {
      for (String path :
          List.of(
              "/v1/entries?" + PERIOD,
              "/v1/entries.csv?" + PERIOD,
              "/v1/entries/0",
              "/v1/entries/0/proof",
              "/v1/statistics?" + PERIOD,
              "/v1/log/completeness")) {
        String answer =
            auditor()
                .get(path)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("LOG_UNAVAILABLE"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("nonce", "leaf_hash", "decisions", "index");
      }
      // The driver would repeat the whole row in its message, if it were let.
      assertThat(logged.text())
          .contains("permission denied for table entry")
          .doesNotContain("entries-queried", RunningLog.AUDITOR, "values (");
    } finally {
      execute("grant insert on entry to audit_app");
    }
    auditor().get("/v1/entries/0").then().statusCode(200);
  }

  /// A superuser rewrites one entry behind the service's back: it is not shown as if it were true.
  @Test
  void rewrittenEntryIsNotShown() throws Exception {
    List<Integer> indexes =
        auditor().get("/v1/entries?" + PERIOD).jsonPath().getList("items.index", Integer.class);
    int index = indexes.getFirst();
    rewrite(index, "\"version\":2", "\"version\":1");
    try {
      for (String path :
          List.of(
              "/v1/entries?" + PERIOD,
              "/v1/entries/" + index,
              "/v1/entries/%d/proof".formatted(index))) {
        auditor().get(path).then().statusCode(500).body("code", equalTo("LOG_DAMAGED"));
      }
    } finally {
      rewrite(index, "\"version\":1", "\"version\":2");
    }
    auditor().get("/v1/entries/" + index).then().statusCode(200);
  }

  private static void rewrite(int index, String from, String to) throws Exception {
    execute(
        """
        begin;
        alter table entry disable trigger all;
        update entry set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '%s', '%s'), 'UTF8') where entry_index = %d;
        alter table entry enable always trigger entry_is_kept;
        alter table entry enable always trigger entry_row_is_kept;
        commit;
        """
            .formatted(from, to, index));
  }

  private static long readings() throws Exception {
    return column("select count(*) from entry where kind = 'entries-queried'", Long.class)
        .getFirst();
  }
}
