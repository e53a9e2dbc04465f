// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.auditor;
import static org.firebreak.audit.http.SampleEntries.PERIOD;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.audit.log.Hashing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EntriesCsvResourceTest {
  private static final String ENTRIES = "/v1/entries.csv?" + PERIOD;

  @BeforeEach
  void sampleIsInTheLog() {
    RunningLog.awaitDoor();
    SampleEntries.publishOnce();
  }

  private static List<Map<String, String>> rows(Response answer) throws IOException {
    try (var rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(answer.asByteArray())) {
      return rows.readAll();
    }
  }

  @Test
  void tableHoldsWhatTheSearchFinds() throws IOException {
    Response answer = auditor().get(ENTRIES + "&kind=decision");
    answer
        .then()
        .statusCode(200)
        .contentType(startsWith("text/csv"))
        .header("Content-Disposition", startsWith("attachment; filename=\"firebreak-entries-of-"));
    List<Map<String, String>> rows = rows(answer);
    assertThat(rows)
        .extracting(row ->
            "%s %s %s %s %s %s"
                .formatted(
                    row.get("kind"),
                    row.get("at"),
                    row.get("source_organization"),
                    row.get("outcome"),
                    row.get("rule"),
                    row.get("reasons")))
        .hasSize(SampleEntries.DECISIONS)
        .contains(
            "decision 2031-01-01T00:01:00Z kent-police drop 2 TARGET_HAS_IMMIGRATION_FUNCTION",
            "decision 2031-01-01T00:04:00Z kent-police deliver 8 ");
    assertThat(rows.stream().map(row -> row.get("referral_id")))
        .contains(SampleEntries.REFERRAL.toString());
    for (Map<String, String> row : rows) {
      byte[] entry = row.getOrDefault("entry_text", "").getBytes(StandardCharsets.UTF_8);
      assertThat(row).containsEntry("leaf_hash", Hashing.leafHash(entry).hex());
    }
  }

  @Test
  void factIsInTheSameTable() throws IOException {
    Map<String, String> row = rows(auditor().get(ENTRIES + "&kind=standing-refused")).getFirst();
    assertThat(row)
        .containsEntry("kind", "standing-refused")
        .containsEntry("outcome", "")
        .containsEntry("rule", "")
        .containsEntry("producer", "consent-service");
  }

  @Test
  void linksLeadThroughAllPagesOfOneTree() throws IOException {
    var indexes = new ArrayList<String>();
    var names = new ArrayList<String>();
    String next = ENTRIES + "&limit=3";
    while (next != null) {
      Response answer = auditor().urlEncodingEnabled(false).get(next);
      answer.then().statusCode(200);
      rows(answer).forEach(row -> indexes.add(row.getOrDefault("index", "")));
      names.add(answer.header("Content-Disposition"));
      String link = answer.header("Link");
      next = link == null ? null : link.substring(link.indexOf("/v1/"), link.indexOf('>'));
    }
    assertThat(indexes).hasSize(7).doesNotHaveDuplicates();
    assertThat(names).hasSize(3).containsOnly(names.getFirst());
  }

  @Test
  void emptyTableHasAHeader() throws IOException {
    Response answer = auditor().get(ENTRIES + "&organization=nobody-at-all");
    assertThat(RunningLog.text(answer)).startsWith("\"index\",\"leaf_hash\",").endsWith("\r\n");
    assertThat(rows(answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/entries.csv, PERIOD_REQUIRED",
    "/v1/entries.csv?from=2031-01-01T00:00:00Z, PERIOD_REQUIRED",
    "/v1/entries.csv?from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z&limit=501, LIMIT_OUT_OF_RANGE",
    "/v1/entries.csv?from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z&cursor=Mi85OTk5OTk5OS8wLzk, CURSOR_NOT_READABLE"
  })
  void tableThatMakesNoSenseIsRefused(String path, String code) {
    auditor().get(path).then().statusCode(400).body("code", equalTo(code));
  }
}
