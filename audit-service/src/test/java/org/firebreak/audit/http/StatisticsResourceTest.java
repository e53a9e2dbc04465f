// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.auditor;
import static org.firebreak.audit.http.SampleEntries.PERIOD;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.audit.kafka.Publisher;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.recount.Statistics;
import org.firebreak.audit.verify.AuditVerify;
import org.firebreak.stack.quarkus.RealParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StatisticsResourceTest {
  private static final Duration A_FEW_SECONDS = Duration.ofSeconds(15);

  @TempDir private Path folder;

  @BeforeEach
  void sampleIsPublished() {
    RunningLog.awaitDoor();
    SampleEntries.publishOnce();
    long entries = auditor().get("/v1/log/head").jsonPath().getLong("tree_size");
    RunningLog.await(A_FEW_SECONDS, "a checkpoint of the sample", () -> published() >= entries);
  }

  private static long published() {
    Response answer = given().get("/log/checkpoint");
    return answer.statusCode() == 200
        ? Checkpoint.of(SignedNote.ofBytes(answer.asByteArray()).text()).treeSize()
        : 0;
  }

  private static byte[] statistics() {
    return auditor()
        .get("/v1/statistics?" + PERIOD)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .extract()
        .asByteArray();
  }

  @Test
  void auditorsSeeExactNumbersByMonthSourceOutcomeAndReasons() {
    assertThat(Statistics.ofBytes(statistics()).rows())
        .extracting(row ->
            "%s %s %s %s %d"
                .formatted(
                    row.month(),
                    row.source().orElse("nobody"),
                    row.outcome().code(),
                    row.reasons(),
                    row.decisions()))
        .containsExactly(
            "2031-01 kent-police deliver [] 2",
            "2031-01 kent-police quarantine [BASIS_MISSING] 1",
            "2031-01 kent-police drop [TARGET_HAS_IMMIGRATION_FUNCTION] 3");
  }

  /// As an auditor does it on a laptop: with files, the policy and the verifier's own command.
  @Test
  void statisticsAreWhatTheVerifierCountsInTheExport() throws IOException {
    byte[] body = statistics();
    Path json = Files.write(folder.resolve("statistics.json"), body);
    long treeSize = Statistics.ofBytes(body).treeSize();
    byte[] zip =
        auditor()
            .get(
                "/v1/log/export?from_index=0&to_index=%d&tree_size=%d"
                    .formatted(treeSize, treeSize))
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    Path export = Files.write(folder.resolve("export.zip"), zip);

    var said = new ByteArrayOutputStream();
    int exitCode =
        AuditVerify.run(
            new PrintStream(said, true, StandardCharsets.UTF_8),
            "statistics",
            "--policy",
            RealParts.logFiles().policy().toString(),
            json.toString(),
            export.toString());
    assertThat(exitCode).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  @Test
  void statisticsNeedAPeriod() {
    auditor().get("/v1/statistics").then().statusCode(400).body("code", equalTo("PERIOD_REQUIRED"));
  }

  @Test
  void monthThatIsNotOverIsNotThereForEveryone() {
    given()
        .get("/log/statistics/2031-01")
        .then()
        .statusCode(404)
        .body("code", equalTo("MONTH_NOT_OVER"));
  }

  /// Six decisions of one source: nothing of them is told.
  @Test
  void everyoneSeesAMonthThatIsOverWithoutSmallNumbers() {
    try (var publisher = new Publisher(null)) {
      QuarkusMock.installMockForType(
          InstantSource.fixed(Instant.parse("2031-02-03T00:00:00Z")), InstantSource.class);
      UUID later = UUID.randomUUID();
      publisher.publishFact(Publisher.factLike("standing-refused", later), 2);
      RunningLog.await(
          A_FEW_SECONDS,
          "a checkpoint after the month",
          () -> given().get("/log/statistics/2031-01").statusCode() == 200);
      given()
          // What looks like a filter is none.
          .get("/log/statistics/2031-01?organization=kent-police&from=2031-01-01T00:00:00Z")
          .then()
          .statusCode(200)
          .header("Cache-Control", "public, max-age=86400")
          .body("month", equalTo("2031-01"))
          .body("outcomes.size()", equalTo(3))
          .body("outcomes.decisions", everyItem(nullValue()))
          .body("outcomes.sources.flatten().size()", equalTo(0))
          .body("outcomes.reasons.flatten().size()", equalTo(0))
          .body("as_of.tree_size", greaterThan(0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-13", "2026-1", "2026-10-01", "1999-10", "october"})
  void whatIsNoMonthIsRefused(String month) {
    given()
        .get("/log/statistics/" + month)
        .then()
        .statusCode(400)
        .body("code", equalTo("MONTH_NOT_READABLE"));
  }
}
