// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.consent.Basis;
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
import org.firebreak.consent.firewall.Sector;
import org.firebreak.stack.quarkus.RealParts;
import org.firebreak.stack.quarkus.TestTokens;
import org.junit.jupiter.api.Test;

/// A random walk of sources and reviewers over the API itself, its doors, the real broker and the
/// real database: the same promise as of {@link org.firebreak.consent.review.ReviewWalkTest}, whose
/// walks are many and reach the services behind the API only.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ReviewWalkOverHttpTest {

  private static final int STEPS = Integer.getInteger("firebreak.http.walk.steps", 300);
  private static final int MOST_STEPS = 10 * STEPS;
  private static final List<String> WANTED =
      List.of("view 200", "release 202", "approval 202", "discard 202", "approval 403");
  private static final long SEED = 20_261_124;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Reviewers and people who are none: of the source, of a target, of an immigration body, without
  /// the role.
  private static final Map<String, String> PEOPLE =
      new TreeMap<>(
          Map.of(
              "one", reviewer("northmoor-marac", "one"),
              "two", reviewer("thistledown-helpline", "two"),
              "three", reviewer("fernbridge-marac", "three"),
              "of the source", reviewer("kent-police", "four"),
              "of the target", reviewer("lantern-refuge", "five"),
              "of the Home Office", reviewer("home-office", "six"),
              "no reviewer", TestTokens.of("northmoor-marac", "caseworker")));

  private static final List<String> REVIEWERS = List.of("one", "two", "three");

  private static final String BARRED_LATER = "silver-birch-recovery";

  private static final List<String> ADDRESSES =
      List.of(
          "lantern-refuge",
          "lantern-refuge",
          BARRED_LATER,
          BARRED_LATER,
          "Immigraiton Enforcement",
          "I.C.E. team",
          "NCCU",
          "border-force",
          "Somewhere Else (sample)");

  private static final List<String> MEANT =
      List.of(
          "lantern-refuge",
          "lantern-refuge",
          BARRED_LATER,
          "home-office",
          "border-force",
          "nobody-known");

  private static final List<String> TEXTS =
      List.of("High", "Please forward to ICE.", "Please forward to ICE.");

  @Inject RecordBasis record;

  private final Random chance = new Random(SEED);
  private final List<Draft> sent = new ArrayList<>();
  private final Map<String, Set<String>> seenBy = new HashMap<>();
  private final Map<String, String> proposedBy = new HashMap<>();
  private final Map<String, String> approvedBy = new HashMap<>();
  private final Map<String, Integer> answers = new TreeMap<>();

  @Test
  void noSequenceOfCallsDeliversToAnImmigrationFunctionOrWhatNoTwoPeopleLetGoOn()
      throws InterruptedException {
    awaitDoor();
    var topics =
        Stream.of(Sector.values())
            .map(sector -> "inbox." + sector.code() + ".v1")
            .collect(Collectors.toCollection(ArrayList::new));
    topics.add("firewall.decisions.v1");
    try (var outbound = new Outbound(RealParts.broker());
        var watched = Watched.fromNow(RealParts.broker(), topics)) {
      var basis = consent();
      long barredFrom = Long.MAX_VALUE;
      for (int step = 0; step < STEPS || (step < MOST_STEPS && !everythingHappened()); step++) {
        if (step == STEPS / 2) {
          barredFrom = bar();
        }
        if (sent.size() < 3 || chance.nextInt(24) == 0) {
          send(outbound, basis);
          awaitDecisionOn(sent.getLast(), watched);
        } else {
          somebodyDoesSomething();
        }
      }
      System.out.printf("over HTTP (seed %d): %d referrals, %s%n", SEED, sent.size(), answers);
      check(watched, barredFrom);
    }
    // A walk in which nothing ever happens would show nothing.
    assertThat(answers).containsKeys(WANTED.toArray(String[]::new));
  }

  private boolean everythingHappened() {
    return answers.keySet().containsAll(WANTED);
  }

  private void somebodyDoesSomething() {
    // Among few, or hardly any would ever have been seen by two.
    var held = sent.get(sent.size() - 1 - chance.nextInt(3)).event.toString();
    var names = chance.nextInt(4) == 0 ? List.copyOf(PEOPLE.keySet()) : REVIEWERS;
    var who = names.get(chance.nextInt(names.size()));
    var meant = chance.nextInt(3) > 0 ? "" : MEANT.get(chance.nextInt(MEANT.size()));
    Map<String, String> body = meant.isEmpty() ? Map.of() : Map.of("meant", meant);
    switch (chance.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5 -> {
        if (post(who, held, "view", Map.of("reason", "TO_JUDGE")).statusCode() == 200) {
          seenBy.computeIfAbsent(held, _ -> new HashSet<>()).add(who);
        }
      }
      case 6, 7, 8, 9, 10, 11 -> {
        if (post(who, held, "release", body).statusCode() == 202) {
          proposedBy.put(held, who);
        }
      }
      case 12, 13, 14, 15, 16, 17, 18 -> {
        if (post(who, held, "release/approval", body).statusCode() == 202) {
          approvedBy.put(held, who);
        }
      }
      default -> post(who, held, "discard", Map.of());
    }
  }

  private static void awaitDecisionOn(Draft draft, Watched watched) {
    var event = draft.event.toString();
    watched.await(
        1, each -> isDecision(each) && json(each).required("event_id").asText().equals(event));
  }

  private void check(Watched watched, long barredFrom) {
    var mine = sent.stream().map(draft -> draft.event.toString()).collect(Collectors.toSet());
    int expected = sent.size() + approvedBy.size() + answers.getOrDefault("discard 202", 0);
    var decisions =
        watched.await(expected, each -> isDecision(each) && isMine(json(each), mine)).stream()
            .map(ReviewWalkOverHttpTest::json)
            .toList();
    assertThat(decisions).hasSize(expected);

    int released = 0;
    for (var decision : decisions) {
      if (!decision.required("outcome").asText().equals("deliver")) {
        continue;
      }
      assertThat(decision.required("target_organization").asText())
          .isIn("lantern-refuge", BARRED_LATER);
      if (decision.required("directory_revision").asLong() >= barredFrom) {
        assertThat(decision.required("target_organization").asText()).isNotEqualTo(BARRED_LATER);
      }
      var held = decision.path("cause_id").asText("");
      if (mine.contains(held)) {
        released++;
        var proposer = proposedBy.get(held);
        var approver = approvedBy.get(held);
        assertThat(approver).as(held).isNotNull().isNotEqualTo(proposer);
        assertThat(seenBy.get(held)).as(held).contains(proposer, approver);
      }
    }
    assertThat(released).as("releases that were delivered").isPositive();
    var delivered =
        watched.await(0, each -> !isDecision(each)).stream()
            .map(each -> header(each, "ce_targetorganization"))
            .toList();
    assertThat(delivered).isNotEmpty().allMatch(Set.of("lantern-refuge", BARRED_LATER)::contains);
  }

  private static boolean isMine(JsonNode decision, Set<String> mine) {
    return mine.contains(decision.required("event_id").asText())
        || mine.contains(decision.path("cause_id").asText(""));
  }

  private static boolean isDecision(ConsumerRecord<String, byte[]> each) {
    return each.topic().equals("firewall.decisions.v1");
  }

  private void send(Outbound outbound, String basis) {
    var address = ADDRESSES.get(chance.nextInt(ADDRESSES.size()));
    var draft = new Draft("kent-police", address, "specialist-support", basis);
    var text = TEXTS.get(chance.nextInt(TEXTS.size()));
    draft.content = draft.content.replace("\"High\"", "\"" + text + "\"");
    outbound.send(2, draft);
    sent.add(draft);
  }

  /// @return the revision from which it is barred
  private static long bar() {
    ObjectNode body = RealParts.directory().sample(BARRED_LATER);
    body.put("immigration_function", "casework").putNull("sector");
    RealParts.directory().publish(body);
    return body.required("revision").asLong();
  }

  private String consent() {
    var now = Instant.now();
    var scope =
        new Scope(
            Set.of(new OrganizationId("lantern-refuge"), new OrganizationId(BARRED_LATER)),
            EnumSet.allOf(Purpose.class),
            EnumSet.allOf(SectionLabel.class),
            new Period(now, now.plus(Duration.ofDays(1))));
    return record
        .consentGiven(
            new Fact.Actor("kent-police", "agency"),
            scope,
            "sample-walk",
            Basis.Consent.Manner.IN_PERSON)
        .id()
        .toString();
  }

  private Response post(String who, String held, String call, Map<String, String> body) {
    var answer =
        given()
            .auth()
            .oauth2(PEOPLE.get(who))
            .contentType(ContentType.JSON)
            .body(body)
            .post("/v1/holds/for-a-person/" + held + "/" + call);
    assertThat(answer.statusCode()).isLessThan(500);
    answers.merge(
        call.substring(call.indexOf('/') + 1) + " " + answer.statusCode(), 1, Integer::sum);
    return answer;
  }

  private static void awaitDoor() throws InterruptedException {
    var end = Instant.now().plusSeconds(30);
    while (given().auth().oauth2(PEOPLE.get("one")).get("/v1/holds/for-a-person").statusCode()
            != 200
        && Instant.now().isBefore(end)) {
      Thread.sleep(200);
    }
  }

  private static String reviewer(String organization, String subject) {
    return TestTokens.with(
        Map.of("organization_id", organization, "sub", "walk-" + subject), "quarantine_reviewer");
  }

  private static String header(ConsumerRecord<String, byte[]> each, String name) {
    return new String(each.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(ConsumerRecord<String, byte[]> each) {
    try {
      return JSON.readTree(each.value());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
