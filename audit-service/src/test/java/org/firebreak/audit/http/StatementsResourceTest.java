// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.auditor;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.ProofBundle;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.recount.LogEntry;
import org.firebreak.audit.recount.Statement;
import org.firebreak.audit.verify.AuditVerify;
import org.firebreak.stack.quarkus.RealParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StatementsResourceTest {
  private static final Duration A_FEW_SECONDS = Duration.ofSeconds(15);
  private static final String WHOLE_SAMPLE =
      "{\"from\":\"%s\",\"to\":\"%s\"}"
          .formatted(SampleEntries.BEGIN, SampleEntries.BEGIN.plusSeconds(86_400));

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

  private static Response ask(String body) {
    return auditor().contentType("application/json").body(body).post("/v1/statements");
  }

  @Test
  void itCountsWhatBecameOfEveryDecision() {
    byte[] body = ask(WHOLE_SAMPLE).then().statusCode(201).extract().asByteArray();

    var counts = Statement.ofBytes(body).counts();
    assertThat(counts.decisions()).isEqualTo(SampleEntries.DECISIONS);
    assertThat(counts.delivered()).isEqualTo(2);
    assertThat(counts.held()).isEqualTo(1);
    assertThat(counts.notSent()).isEqualTo(3);
    assertThat(counts.deliveredToImmigration()).isZero();
    assertThat(counts.deliveredToUnclassified())
        .as("no entry of the sample says what its targets are")
        .isEqualTo(2);
  }

  @Test
  void itIsAboutOneReferralOrOneOrganizationIfAsked() {
    byte[] referral =
        ask("{\"referral_id\":\"%s\"}".formatted(SampleEntries.REFERRAL)).asByteArray();
    Statement about = Statement.ofBytes(referral);
    String found =
        "/v1/entries?from=2000-01-01T00:00:00Z&to=2999-01-01T00:00:00Z&kind=decision&limit=500&referral_id=";
    assertThat(about.counts().decisions())
        .isEqualTo(auditor().get(found + SampleEntries.REFERRAL).jsonPath().getList("items").size())
        .isGreaterThanOrEqualTo(2);
    assertThat(about.scope().referralId()).isEmpty();
    byte[] same =
        ask("{\"referral\":\"%s\"}".formatted(about.scope().referral().orElseThrow()))
            .asByteArray();
    assertThat(Statement.ofBytes(same).counts()).isEqualTo(about.counts());

    byte[] nobody =
        ask(WHOLE_SAMPLE.replace("}", ",\"organization\":\"nobody-at-all\"}")).asByteArray();
    assertThat(Statement.ofBytes(nobody).counts().decisions()).isZero();
  }

  /// As an auditor does it on a laptop: with files, the policy and the verifier's own command.
  @Test
  void itIsUnderTheLogsSignatureAndCountsAgainToTheSame() throws IOException {
    Response made = ask(WHOLE_SAMPLE);
    Statement statement = Statement.ofBytes(made.asByteArray());
    Path json = Files.write(folder.resolve("statement.json"), made.asByteArray());
    byte[] zip =
        auditor()
            .get(
                "/v1/log/export?from_index=0&to_index=%d&tree_size=%d"
                    .formatted(statement.treeSize(), statement.treeSize()))
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    Path export = Files.write(folder.resolve("export.zip"), zip);
    RunningLog.await(
        A_FEW_SECONDS,
        "the statement's own entry",
        () -> auditor().get(made.header("Location")).statusCode() == 200);
    byte[] proof = auditor().get(made.header("Location")).asByteArray();
    Path bundle = Files.write(folder.resolve("statement.tlog-proof"), proof);

    assertThat(verified("bundle", "--policy", policy(), bundle.toString())).endsWith("holds.\n");
    assertThat(verified("statement", "--policy", policy(), json.toString(), export.toString()))
        .endsWith("holds.\n");
    var entry = LogEntry.ofBytes(ProofBundle.ofBytes(proof).entry());
    assertThat(entry.content())
        .isInstanceOfSatisfying(
            LogEntry.Stated.class,
            stated -> assertThat(stated.sha256()).isEqualTo(Hash.sha256(made.asByteArray())));
  }

  private static String policy() {
    return RealParts.logFiles().policy().toString();
  }

  private static String verified(String... command) {
    var said = new ByteArrayOutputStream();
    int exitCode = AuditVerify.run(new PrintStream(said, true, StandardCharsets.UTF_8), command);
    String text = said.toString(StandardCharsets.UTF_8);
    assertThat(exitCode).as(text).isZero();
    return text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | PERIOD_REQUIRED",
        "{\"from\":\"2026-01-01T00:00:00Z\"} | PERIOD_REQUIRED",
        "{\"from\":\"2026-02-01T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"} | PERIOD_EMPTY",
        "{\"referral_id\":\"5f7c2a52-2031-400b-9a55-000000000001\",\"organization\":\"lantern-refuge\"} | STATEMENT_SCOPE_UNCLEAR",
        "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-02-01T00:00:00Z\",\"organization\":\"Not An Id\"} | ORGANIZATION_NOT_AN_ID"
      })
  void whatCannotBeStatedIsRefused(String body, String code) {
    ask(body).then().statusCode(400).body("code", equalTo(code));
  }

  /// That nothing was disclosed would be a dangerous thing to say of an id that nobody knows.
  @Test
  void whatCannotBeFoundByItsIdIsNotStatedToBeUndisclosedAndThatItWasAskedIsInTheLog()
      throws Exception {
    String asked =
        "select count(*) from entry where kind = 'entries-queried' and convert_from(bytes, 'UTF8') like '%\"count\":0%'";
    long before = RunningLog.column(asked, Long.class).getFirst();
    ask("{\"referral_id\":\"%s\"}".formatted(UUID.randomUUID()))
        .then()
        .statusCode(404)
        .body("code", equalTo("REFERRAL_UNKNOWN"));
    assertThat(RunningLog.column(asked, Long.class)).containsExactly(before + 1);
  }

  @Test
  void onlyAuditorsAreAnswered() {
    RunningLog.as("lantern-refuge", "agency")
        .contentType("application/json")
        .body(WHOLE_SAMPLE)
        .post("/v1/statements")
        .then()
        .statusCode(403);
  }
}
