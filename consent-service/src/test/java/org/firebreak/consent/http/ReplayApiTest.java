// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Fact;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Outbound;
import org.firebreak.consent.Outbound.Draft;
import org.firebreak.consent.Period;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.RecordBasis;
import org.firebreak.consent.Scope;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.Surroundings;
import org.firebreak.consent.Watched;
import org.firebreak.stack.quarkus.RealParts;
import org.firebreak.stack.quarkus.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// DecisionsAreReproducible, on decisions that the loop made on a real broker and a real database.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ReplayApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OrganizationId SOURCE = new OrganizationId("essex-police");

  private static final String WITHDRAWN = ",\"withdrawn_at\":\"2026-11-22T10:15:00Z\"";

  @Inject RecordBasis record;

  /// The door opens once the directory is heard.
  @BeforeEach
  void theDirectoryIsHeard() throws InterruptedException {
    var end = Instant.now().plusSeconds(30);
    while (replay(List.of()).statusCode() == 503 && Instant.now().isBefore(end)) {
      Thread.sleep(200);
    }
  }

  @Test
  void everyDecisionComesOutTheSameAndOneThatWasChangedDoesNot() {
    var basis = consent("saffron-house", "larch-homes", "immigration-enforcement");
    var withdrawn = consent("saffron-house");
    var drafts = new ArrayList<Draft>();
    for (var address :
        List.of(
            "saffron-house",
            "NCCU",
            "duty@homeoffice.gov.uk",
            "immigration-enforcement.nccu.v1",
            "Immigraiton Enforcement",
            "nobody-known",
            "osprey-law-centre")) {
      drafts.add(draft(address, basis));
    }
    var oddLabels = draft("saffron-house", basis);
    oddLabels.headers.put("ce_sections", "person,whatever,immigration");
    oddLabels.content = oddLabels.content.replace("\"risk\"", "\"whatever\"");
    drafts.add(oddLabels);
    var unreadable = draft("saffron-house", basis);
    unreadable.headers.put("ce_sections", "person");
    drafts.add(unreadable);
    drafts.add(draft("saffron-house", withdrawn));
    var before = decisions(drafts);
    record.withdraw(new Fact.Actor(SOURCE.value(), "agency"), new BasisId(uuid(withdrawn)));
    var notice = draft("saffron-house", withdrawn).about("notice", WITHDRAWN);
    var barred = draft("NCCU", withdrawn).about("notice", WITHDRAWN);
    var acknowledgement = draft("saffron-house", withdrawn).about("acknowledgement", "");
    var later = List.of(draft("saffron-house", withdrawn), notice, barred, acknowledgement);
    var after = decisions(later);
    assertThat(after)
        .extracting(one -> one.path("kind").asText() + " " + one.path("outcome").asText())
        .containsExactlyInAnyOrder(
            "referral quarantine", "notice deliver", "notice drop", "acknowledgement deliver");
    assertThat(after)
        .filteredOn(one -> one.path("kind").asText().equals("notice"))
        .extracting(one -> one.path("cause_id").asText())
        .contains(notice.headers.get("ce_inreplyto"));
    var all = new ArrayList<>(before);
    all.addAll(after);

    replay(all)
        .then()
        .statusCode(200)
        .body("items", hasSize(drafts.size() + later.size()))
        .body("items.result", everyItem(equalTo("same")));

    var outcomes = all.stream().map(one -> one.path("outcome").asText()).distinct().toList();
    assertThat(outcomes).containsExactlyInAnyOrder("deliver", "drop", "quarantine");
    var delivered =
        before.stream().filter(one -> one.path("outcome").asText().equals("deliver")).findFirst();
    var forged = (ObjectNode) delivered.orElseThrow().deepCopy();
    forged.put("hops", 9);
    var older = (ObjectNode) delivered.orElseThrow().deepCopy();
    older.put("policy_version", "1");
    var erased = (ObjectNode) delivered.orElseThrow().deepCopy();
    erased.put("basis", "0".repeat(64)).remove("basis_id");
    replay(List.of(forged, older, erased))
        .then()
        .statusCode(200)
        .body("items.result", contains("different", "not-computed", "not-computed"))
        .body("items[0].computed.reasons", contains("TOO_MANY_HOPS"))
        .body("items[1].why", equalTo("OTHER_POLICY_VERSION"))
        .body("items[2].why", equalTo("BASIS_ERASED"));
  }

  @Test
  void whatTodaysDirectoryWouldRefuseIsReportedAndThePastIsNot() throws InterruptedException {
    var delivered = decisions(List.of(draft("nightjar-outreach", consent("nightjar-outreach"))));
    assertThat(delivered.getFirst().path("outcome").asText()).isEqualTo("deliver");

    var nightjar = RealParts.directory().sample("nightjar-outreach");
    nightjar.put("immigration_function", "enforcement").putNull("sector");
    RealParts.directory().publish(nightjar);

    var end = Instant.now().plusSeconds(15);
    while (replay(delivered).path("items[0].today.outcome").equals("deliver")
        && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
    replay(delivered)
        .then()
        .body("items[0].result", equalTo("same"))
        .body("items[0].today.outcome", equalTo("drop"))
        .body("items[0].today.reasons", contains("TARGET_HAS_IMMIGRATION_FUNCTION"));
  }

  @Test
  void onlyAuditorsReplay() {
    given()
        .auth()
        .oauth2(TestTokens.of("sample-oversight-office", "agency", "quarantine_reviewer"))
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/v1/replays")
        .then()
        .statusCode(403);
  }

  private static Response replay(List<JsonNode> decisions) {
    var body = JSON.createObjectNode();
    body.putArray("decisions").addAll(decisions);
    return given()
        .auth()
        .oauth2(TestTokens.of("sample-oversight-office", "auditor"))
        .contentType(ContentType.JSON)
        .body(body.toString())
        .post("/v1/replays");
  }

  private static Draft draft(String address, String basis) {
    return new Draft(SOURCE.value(), address, "specialist-support", basis);
  }

  private static List<JsonNode> decisions(List<Draft> drafts) {
    var ids = drafts.stream().map(draft -> draft.event.toString()).toList();
    try (var outbound = new Outbound(RealParts.broker());
        var watched = new Watched(RealParts.broker(), List.of("firewall.decisions.v1"))) {
      drafts.forEach(draft -> outbound.send(2, draft));
      return watched
          .await(drafts.size(), one -> ids.contains(json(one.value()).path("event_id").asText()))
          .stream()
          .map(one -> json(one.value()))
          .toList();
    }
  }

  private static JsonNode json(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static UUID uuid(String text) {
    return UUID.fromString(text);
  }

  private String consent(String... grantees) {
    var now = Instant.now();
    var scope =
        new Scope(
            Set.of(grantees).stream().map(OrganizationId::new).collect(Collectors.toSet()),
            EnumSet.allOf(Purpose.class),
            EnumSet.allOf(SectionLabel.class),
            new Period(now, now.plus(Duration.ofDays(1))));
    return record
        .consentGiven(
            new Fact.Actor(SOURCE.value(), "agency"),
            scope,
            "sample-1",
            Basis.Consent.Manner.IN_PERSON)
        .id()
        .toString();
  }
}
