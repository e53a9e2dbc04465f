// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.auditor;
import static org.firebreak.audit.RunningLog.column;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.audit.Traces;
import org.firebreak.audit.kafka.Publisher;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.InclusionProof;
import org.firebreak.stack.quarkus.RealParts;
import org.firebreak.stack.quarkus.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From a record on the broker to the day when nothing leads to its entry any more.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ErasuresResourceTest {
  private static final String PERIOD = "from=2032-01-01T00:00:00Z&to=2032-02-01T00:00:00Z";
  private static final Instant BEGIN = Instant.parse("2032-01-01T00:00:00Z");

  private final UUID referral = UUID.randomUUID();
  private final UUID dispatch = UUID.randomUUID();
  private final UUID basis = UUID.randomUUID();

  @BeforeEach
  void twoDecisionsOnOneReferralAreInTheLog() {
    RunningLog.awaitDoor();
    try (var publisher = new Publisher(null)) {
      for (int number = 1; number <= 2; number++) {
        ObjectNode decision = Publisher.decisionLike("deliver", UUID.randomUUID(), referral);
        decision.put("dispatch_id", dispatch.toString()).put("basis_id", basis.toString());
        decision.put("decided_at", BEGIN.plusSeconds(number).toString());
        publisher.publish(decision);
        RunningLog.awaitEntry("decision/" + decision.required("event_id").asText());
      }
    }
  }

  @Test
  void entriesAreFoundByTheIdUntilItIsErasedAndStayProvableAfterwards() throws Exception {
    JsonPath found = find("referral_id=" + referral);
    String commitment = found.getString("items[0].entry.decision.referral");
    assertThat(found.getList("items.ids.referral_id", String.class))
        .containsExactly(referral.toString(), referral.toString());
    assertThat(found.getList("items.ids.dispatch_id", String.class))
        .containsOnly(dispatch.toString());
    assertThat(found.getList("items.ids.basis_id", String.class)).containsOnly(basis.toString());
    assertThat(found.getList("items.entry.decision.referral", String.class))
        .containsExactly(commitment, commitment);
    assertThat(found.getString("items[0].entry.version")).isEqualTo("2");
    List<Integer> indexes = found.getList("items.index", Integer.class);

    String asked = referral(referral);
    String erasure =
        ask("first", "", asked)
            .then()
            .statusCode(202)
            .body("keys", equalTo(2))
            .body("reason", equalTo("RIGHT_TO_ERASURE"))
            .extract()
            .path("erasure_id");
    assertThat(find("referral_id=" + referral).getList("items")).hasSize(2);
    ask("second", "/" + erasure + "/approval", asked)
        .then()
        .statusCode(200)
        .body("erasure_id", equalTo(erasure))
        .body("keys_destroyed", equalTo(2));

    assertThat(find("referral_id=" + referral).getList("items")).isEmpty();
    JsonPath left = find("referral=" + commitment);
    assertThat(left.getList("items.index", Integer.class)).isEqualTo(indexes);
    assertThat(left.getList("items.ids.referral_id")).containsOnlyNulls();
    assertThat(left.getList("items.ids.dispatch_id")).containsOnlyNulls();
    assertThat(left.getList("items.ids.basis_id", String.class)).containsOnly(basis.toString());
    indexes.forEach(ErasuresResourceTest::assertProven);
    RunningLog.assertWhole();
    try (Connection connection = RealParts.postgres().superuserConnection("audit")) {
      assertThat(Traces.of(referral, connection)).isEmpty();
      assertThat(Traces.of(dispatch, connection)).isEmpty();
      assertThat(Traces.of(basis, connection)).containsExactly("public.id_key");
    }
    assertThat(
            column(
                "select kind || ' ' || array_to_string(reasons, ',') from entry"
                    + " where kind like 'erasure-%' or kind = 'keys-destroyed' order by entry_index desc limit 3",
                String.class))
        .containsExactly(
            "keys-destroyed RIGHT_TO_ERASURE",
            "erasure-approved RIGHT_TO_ERASURE",
            "erasure-proposed RIGHT_TO_ERASURE");
  }

  @Test
  void basisIsErasedByItsOwnId() throws Exception {
    String asked = "{\"basis_ids\":[\"%s\"],\"reason\":\"RETENTION_ENDED\"}".formatted(basis);
    String erasure = ask("first", "", asked).then().statusCode(202).extract().path("erasure_id");
    ask("second", "/" + erasure + "/approval", asked).then().statusCode(200);

    JsonPath found = find("referral_id=" + referral);
    assertThat(found.getList("items.ids.basis_id")).hasSize(2).containsOnlyNulls();
    try (Connection connection = RealParts.postgres().superuserConnection("audit")) {
      assertThat(Traces.of(basis, connection)).isEmpty();
    }
  }

  @Test
  void whoProposedDoesNotApproveAndNobodyApprovesSomethingElse() {
    String erasure =
        ask("first", "", referral(referral)).then().statusCode(202).extract().path("erasure_id");
    String approval = "/" + erasure + "/approval";
    assertThat(waiting("second", erasure))
        .containsEntry("reason", "RIGHT_TO_ERASURE")
        .containsEntry("ids", 1)
        .containsEntry("organization", RunningLog.AUDITOR)
        .containsEntry("by_you", false)
        .doesNotContainValue(referral.toString());
    assertThat(waiting("first", erasure)).containsEntry("by_you", true);

    refused(403, "SAME_PERSON", ask("first", approval, referral(referral)));
    refused(409, "PROPOSAL_DIFFERS", ask("second", approval, referral(UUID.randomUUID())));
    refused(
        404,
        "ERASURE_UNKNOWN",
        ask("second", "/" + UUID.randomUUID() + "/approval", referral(referral)));
    ask("second", approval, referral(referral)).then().statusCode(200);
    assertThat(open("second").getList("items.erasure_id")).doesNotContain(erasure);
    refused(409, "ERASURE_ENDED", ask("second", approval, referral(referral)));
    refused(404, "NOTHING_TO_ERASE", ask("first", "", referral(referral)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                                                       | IDS_OUT_OF_RANGE
          {"referral_ids":[],"reason":"RIGHT_TO_ERASURE"}                                          | IDS_OUT_OF_RANGE
          {"referral_ids":[null],"reason":"RIGHT_TO_ERASURE"}                                      | IDS_OUT_OF_RANGE
          {"referral_ids":["5f7c2a52-2031-400a-9a55-000000000001"]}                                | ERASURE_REASON_UNKNOWN
          {"referral_ids":["5f7c2a52-2031-400a-9a55-000000000001"],"reason":"she asked us to"}     | ERASURE_REASON_UNKNOWN
          """)
  void requestThatMakesNoSenseIsRefused(String body, String code) {
    refused(400, code, ask("first", "", body));
    refused(400, code, ask("second", "/" + UUID.randomUUID() + "/approval", body));
  }

  @Test
  void onlyAuditorsErase() {
    for (String path : List.of("/v1/erasures", "/v1/erasures/" + UUID.randomUUID() + "/approval")) {
      given().contentType("application/json").body("{}").post(path).then().statusCode(401);
      for (String role : List.of("agency", "quarantine_reviewer", "directory_approver")) {
        RunningLog.as(RunningLog.AUDITOR, role)
            .contentType("application/json")
            .body("{}")
            .post(path)
            .then()
            .statusCode(403);
      }
    }
  }

  /// As the version before wrote it: the log is older than its commitments.
  @Test
  void entryOfVersionOneStaysFoundAndProven() throws Exception {
    UUID older = UUID.randomUUID();
    int index = plantVersionOne(older);

    auditor()
        .get("/v1/entries?%s&referral_id=%s".formatted(PERIOD, older))
        .then()
        .body("items", hasSize(1))
        .body("items[0].index", equalTo(index))
        .body("items[0].entry.fact.referral_id", equalTo(older.toString()));
    auditor()
        .get("/v1/entries?%s&producer=consent-service&referral_id=%s".formatted(PERIOD, older))
        .then()
        .body("items.index", contains(index));
    assertProven(index);
    RunningLog.assertWhole();
  }

  private static int plantVersionOne(UUID referralId) throws Exception {
    byte[] bytes =
        """
        {"fact":{"at":"2032-01-02T00:00:00Z","fact_id":"%s","kind":"standing-refused","producer":"consent-service",\
        "reasons":[],"referral_id":"%s"},"logged_at":"2032-01-02T00:00:00Z","nonce":"%s","version":1}\
        """
            .formatted(UUID.randomUUID(), referralId, "5".repeat(64))
            .getBytes(StandardCharsets.UTF_8);
    try (Connection connection = RealParts.postgres().superuserConnection("audit");
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(hashtext('firebreak-audit-log'))");
      Frontier before;
      try (var row = statement.executeQuery("select frontier from head")) {
        row.next();
        before = Frontier.ofBytes(row.getBytes(1));
      }
      Hash hash = Hashing.leafHash(bytes);
      Frontier after = before.append(List.of(hash));
      statement.execute(
          """
          insert into entry (entry_index, leaf_hash, bytes, identity, kind, at, organizations, referral_id, reasons)
          values (%d, '\\x%s', '\\x%s', 'planted', 'standing-refused', '2032-01-02T00:00:00Z', '{}', '%s', '{}')
          """
              .formatted(before.size(), hash.hex(), HexFormat.of().formatHex(bytes), referralId));
      statement.execute(
          "update head set tree_size = %d, root_hash = '\\x%s', frontier = '\\x%s'"
              .formatted(
                  after.size(), after.rootHash().hex(), HexFormat.of().formatHex(after.bytes())));
      connection.commit();
      return (int) before.size();
    }
  }

  private static void assertProven(int index) {
    JsonPath proof =
        auditor()
            .get("/v1/entries/%d/proof".formatted(index))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    var inclusion =
        new InclusionProof(
            proof.getLong("index"),
            proof.getLong("tree_size"),
            proof.getList("hashes", String.class).stream().map(Hash::ofHex).toList());
    assertThat(
            inclusion.proves(
                Hashing.leafHash(proof.getString("entry_text").getBytes(StandardCharsets.UTF_8)),
                Hash.ofHex(proof.getString("root_hash"))))
        .isTrue();
  }

  private static JsonPath find(String term) {
    return auditor()
        .get("/v1/entries?%s&kind=decision&%s".formatted(PERIOD, term))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static String referral(UUID id) {
    return "{\"referral_ids\":[\"%s\"],\"reason\":\"RIGHT_TO_ERASURE\"}".formatted(id);
  }

  private static Response ask(String subject, String path, String body) {
    return as(subject).contentType("application/json").body(body).post("/v1/erasures" + path);
  }

  private static JsonPath open(String subject) {
    return as(subject).get("/v1/erasures").then().statusCode(200).extract().jsonPath();
  }

  private static Map<String, Object> waiting(String subject, String erasure) {
    return open(subject).getMap("items.find { it.erasure_id == '%s' }".formatted(erasure));
  }

  private static RequestSpecification as(String subject) {
    return given()
        .auth()
        .oauth2(
            TestTokens.with(
                Map.of("organization_id", RunningLog.AUDITOR, "sub", subject), "auditor"));
  }

  private static void refused(int status, String code, Response answer) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }
}
