// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Fact;
import org.firebreak.consent.Hold;
import org.firebreak.consent.Holds;
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
import org.firebreak.consent.firewall.EventId;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.stack.quarkus.RealParts;
import org.firebreak.stack.quarkus.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A held event, two reviewers, a real broker and a real database.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ReviewApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HINT = "Please forward to ICE.";
  private static final String ONE = person("northmoor-marac", "sample-one");
  private static final String TWO = person("thistledown-helpline", "sample-two");

  private static Outbound outbound;
  private static Watched watched;

  @BeforeAll
  static void open() {
    outbound = new Outbound(RealParts.broker());
    watched = new Watched(RealParts.broker(), List.of("firewall.decisions.v1"));
  }

  @AfterAll
  static void close() {
    outbound.close();
    watched.close();
  }

  @Inject RecordBasis record;
  @Inject Holds holds;

  /// The door opens once the directory is heard.
  @BeforeEach
  void theDirectoryIsHeard() throws InterruptedException {
    var end = Instant.now().plusSeconds(30);
    while (view(ONE, UUID.randomUUID()).statusCode() != 404 && Instant.now().isBefore(end)) {
      Thread.sleep(200);
    }
  }

  /// Whoever knows its secret would be the second of two people.
  @ParameterizedTest
  @ValueSource(strings = {"view", "release", "release/approval", "discard"})
  void anOrganizationsOwnClientReviewsNothing(String act) {
    var client =
        TestTokens.with(
            Map.of("organization_id", "northmoor-marac", "person", false), "quarantine_reviewer");
    post(client, UUID.randomUUID(), act)
        .then()
        .statusCode(403)
        .body("code", equalTo("NOT_A_PERSON"));
  }

  @Test
  void whatTwoPeopleReleaseIsDecidedAnewAndDelivered() throws IOException {
    var held = held("lantern-refuge", HINT);

    view(ONE, held).then().statusCode(200).body("content.sections[1].text", equalTo(HINT));
    release(ONE, held, Map.of()).then().statusCode(202);
    post(ONE, held, "release/approval").then().statusCode(403).body("code", equalTo("SAME_PERSON"));
    post(TWO, held, "release/approval").then().statusCode(409).body("code", equalTo("NOT_SEEN"));
    view(TWO, held)
        .then()
        .statusCode(200)
        .body("proposal.event_id", equalTo(held.event.toString()));
    call(TWO, held, "release/approval", Map.of("meant", "larch-homes"))
        .then()
        .statusCode(409)
        .body("code", equalTo("PROPOSAL_DIFFERS"));
    String next =
        post(TWO, held, "release/approval").then().statusCode(202).extract().path("next_event_id");

    var decision = decisionOn(next);
    assertThat(decision.required("outcome").asText()).isEqualTo("deliver");
    assertThat(decision.required("cause_id").asText()).isEqualTo(held.event.toString());
    assertThat(decision.required("dispatch_id").asText()).isEqualTo(held.dispatch.toString());
    assertThat(decision.required("review").asText()).isEqualTo("released");
    assertThat(decision.required("cleared").get(0).asText())
        .isEqualTo("ASKS_TO_PASS_ON_TO_IMMIGRATION");
    assertThat(decision.required("origin_of_record").asText()).startsWith("firewall.releases.v1/");
    Contracts.of("consent-service", "decision").accepts(decision);
    assertThat(holds.contentOf(new EventId(held.event))).isEmpty();
    view(ONE, held).then().statusCode(409).body("code", equalTo("ENDED"));
    post(TWO, held, "release/approval").then().statusCode(409).body("code", equalTo("ENDED"));
  }

  @Test
  void whoDoesNotSayWhyIsShownNothingAndTheCodesAndTheLogSaysWhyTheOthersLooked()
      throws IOException {
    var held = held("lantern-refuge", HINT);

    post(ONE, held, "view").then().statusCode(422).body("code", equalTo("VIEW_REASON_UNKNOWN"));
    for (var reason : List.of("", "CURIOSITY", "to_judge")) {
      call(ONE, held, "view", Map.of("reason", reason))
          .then()
          .statusCode(422)
          .body("detail", containsString("TO_JUDGE, SECOND_JUDGEMENT, COMPLAINT"))
          .body("$", not(hasKey("content")));
    }
    post(ONE, held, "discard").then().body("code", equalTo("NOT_SEEN"));
    call(ONE, held, "view", Map.of("reason", "TO_JUDGE")).then().statusCode(200);
    call(TWO, held, "view", Map.of("reason", "COMPLAINT")).then().statusCode(200);

    try (var facts = new Watched(RealParts.broker(), List.of("audit.facts.v1"))) {
      var views = facts.await(2, record -> text(record).contains(held.event.toString()));
      assertThat(views).hasSize(2);
      for (var view : views) {
        Contracts.of("audit-service", "fact").accepts(json(view));
        assertThat(json(view).required("kind").asText()).isEqualTo("hold-viewed");
      }
      assertThat(views.stream().map(view -> json(view).required("reasons").get(0).asText()))
          .containsExactlyInAnyOrder("TO_JUDGE", "COMPLAINT");
    }
  }

  @Test
  void whatIsReleasedToAnImmigrationBodyIsRefusedAtTheDoorAndByTheFirewall() {
    var held = held("Immigraiton Enforcement", "She is safe tonight.");
    view(ONE, held);

    for (var meant : List.of("immigration-enforcement", "home-office", "nobody-known", "NCCU!")) {
      release(ONE, held, Map.of("meant", meant))
          .then()
          .statusCode(422)
          .body("code", equalTo("MEANT_CANNOT_RECEIVE"));
    }
    release(ONE, held, Map.of())
        .then()
        .statusCode(422)
        .body("code", equalTo("MEANT_MISSING"))
        .body("detail", containsString("meant"));
    post(TWO, held, "release/approval").then().statusCode(409);
  }

  @Test
  void aDiscardTellsTheSourceAndDestroysTheContent() throws IOException {
    var held = held("lantern-refuge", HINT);

    post(ONE, held, "discard").then().statusCode(409).body("code", equalTo("NOT_SEEN"));
    view(ONE, held);
    String next = post(ONE, held, "discard").then().statusCode(202).extract().path("next_event_id");

    var decision = decisionOn(next);
    assertThat(decision.required("outcome").asText()).isEqualTo("quarantine");
    assertThat(decision.required("hold_kind").asText()).isEqualTo("curable");
    assertThat(decision.required("reasons").toString()).contains("REVIEWERS_DECLINED");
    assertThat(holds.contentOf(new EventId(held.event))).isEmpty();
    assertThat(holds.contentOf(new EventId(UUID.fromString(next)))).isEmpty();
  }

  @Test
  void whatRestsOnAConsentThatWasTakenBackIsShownToNobodyAndCanOnlyBeDiscarded() {
    var basis = consent();
    var held = held(basis, "lantern-refuge", HINT);
    view(ONE, held).then().statusCode(200);

    given()
        .auth()
        .oauth2(TestTokens.of("kent-police", "agency"))
        .post("/v1/consents/" + basis + "/withdrawal")
        .then()
        .statusCode(200)
        .body("receipt.status", equalTo("in-force"))
        .body("receipt.read_before.organization", contains("northmoor-marac"));

    for (var who : List.of(ONE, TWO)) {
      view(who, held).then().statusCode(409).body("code", equalTo("BASIS_ENDED"));
    }
    release(ONE, held, Map.of()).then().statusCode(409).body("code", equalTo("BASIS_ENDED"));
    post(person("lantern-refuge", "six"), held, "discard")
        .then()
        .statusCode(403)
        .body("code", equalTo("INVOLVED"));
    String next = post(TWO, held, "discard").then().statusCode(202).extract().path("next_event_id");
    assertThat(decisionOn(next).required("reasons").toString())
        .contains("REVIEWERS_DECLINED", "BASIS_WITHDRAWN");
  }

  @Test
  void whateverPeopleDoAtTheSameTimeAHoldEndsOnce() {
    var held = held("lantern-refuge", HINT);
    var others = List.of(TWO, person("fernbridge-marac", "three"), person("larch-homes", "four"));
    view(ONE, held);
    release(ONE, held, Map.of());
    others.forEach(other -> view(other, held));

    var answers =
        Stream.concat(
                others.stream().map(other -> later(other, held, "release/approval")),
                others.stream().map(other -> later(other, held, "discard")))
            .toList()
            .stream()
            .map(answer -> answer.join().statusCode())
            .sorted()
            .toList();

    assertThat(answers).containsExactly(202, 409, 409, 409, 409, 409);
  }

  private static CompletableFuture<Response> later(String token, Draft held, String call) {
    return CompletableFuture.supplyAsync(() -> post(token, held, call));
  }

  @Test
  void whatCouldNotBeReadIsNothingToReview() throws InterruptedException {
    var draft = new Draft("kent-police", "lantern-refuge", "specialist-support", consent());
    draft.headers.put("ce_sections", "person");
    outbound.send(2, draft);
    var end = Instant.now().plusSeconds(20);
    while (found(draft).isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }

    assertThat(found(draft)).isPresent();
    view(ONE, draft).then().statusCode(404).body("code", equalTo("HOLD_UNKNOWN"));
  }

  private Optional<Hold> found(Draft draft) {
    return holds.find(new EventId(draft.event));
  }

  @Test
  void whoHasAPartInItOrNoRoleForItReviewsNothing() {
    var held = held("lantern-refuge", HINT);

    view(person("kent-police", "five"), held)
        .then()
        .statusCode(403)
        .body("code", equalTo("INVOLVED"));
    view(person("lantern-refuge", "six"), held)
        .then()
        .statusCode(403)
        .body("code", equalTo("INVOLVED"));
    view(person("home-office", "seven"), held)
        .then()
        .statusCode(403)
        .body("code", equalTo("ORGANIZATION_BARRED"));
    for (var call : List.of("view", "release", "release/approval", "discard")) {
      given()
          .auth()
          .oauth2(TestTokens.of("northmoor-marac", "agency", "caseworker"))
          .contentType(ContentType.JSON)
          .post("/v1/holds/for-a-person/" + held.event + "/" + call)
          .then()
          .statusCode(403);
    }
    view(ONE, UUID.randomUUID()).then().statusCode(404).body("code", equalTo("HOLD_UNKNOWN"));
  }

  private static String person(String organization, String subject) {
    return TestTokens.with(
        Map.of("organization_id", organization, "sub", subject), "quarantine_reviewer");
  }

  private String consent() {
    var now = Instant.now();
    var scope =
        new Scope(
            Set.of(new OrganizationId("lantern-refuge")),
            EnumSet.allOf(Purpose.class),
            EnumSet.allOf(SectionLabel.class),
            new Period(now, now.plus(Duration.ofDays(1))));
    return record
        .consentGiven(
            new Fact.Actor("kent-police", "agency"),
            scope,
            "sample-1",
            Basis.Consent.Manner.IN_PERSON)
        .id()
        .toString();
  }

  private Draft held(String address, String text) {
    return held(consent(), address, text);
  }

  private Draft held(String basis, String address, String text) {
    var draft = new Draft("kent-police", address, "specialist-support", basis);
    draft.content = draft.content.replace("\"High\"", "\"" + text + "\"");
    outbound.send(2, draft);
    var end = Instant.now().plusSeconds(20);
    while (holds.contentOf(new EventId(draft.event)).isEmpty() && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(holds.contentOf(new EventId(draft.event))).isPresent();
    return draft;
  }

  private JsonNode decisionOn(String event) {
    var decisions =
        watched.await(
            1,
            record ->
                record.topic().equals("firewall.decisions.v1") && text(record).contains(event));
    var on =
        decisions.stream()
            .map(ReviewApiTest::json)
            .filter(decision -> decision.required("event_id").asText().equals(event))
            .toList();
    assertThat(on).hasSize(1);
    return on.getFirst();
  }

  private static String text(ConsumerRecord<String, byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(ConsumerRecord<String, byte[]> record) {
    try {
      return JSON.readTree(record.value());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Response view(String token, Draft held) {
    return view(token, held.event);
  }

  private static Response view(String token, UUID held) {
    return call(token, held, "view", Map.of("reason", "TO_JUDGE"));
  }

  private static Response release(String token, Draft held, Map<String, String> body) {
    return call(token, held, "release", body);
  }

  private static Response call(String token, Draft held, String call, Map<String, String> body) {
    return call(token, held.event, call, body);
  }

  private static Response call(String token, UUID held, String call, Map<String, String> body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/holds/for-a-person/" + held + "/" + call);
  }

  private static Response post(String token, Draft held, String call) {
    return post(token, held.event, call);
  }

  private static Response post(String token, UUID held, String call) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .post("/v1/holds/for-a-person/" + held + "/" + call);
  }
}
