// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.assertWhole;
import static org.firebreak.audit.RunningLog.await;
import static org.firebreak.audit.RunningLog.awaitEntry;
import static org.firebreak.audit.RunningLog.column;
import static org.firebreak.audit.RunningLog.count;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.firebreak.audit.Surroundings;
import org.firebreak.stack.quarkus.RealParts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From the real topics to the real tables, through whatever goes wrong on the way.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the injected fields.
class TopicsToLogTest {
  private static final String DECISIONS_GROUP = "audit-service.decisions";
  private static final String FACTS_GROUP = "audit-service.facts";

  @Inject MeterRegistry metrics;

  @TestHTTPResource(value = "/health/ready", management = true)
  URL readiness;

  private final Publisher publisher = new Publisher(null);

  @BeforeEach
  void isReady() {
    await(Duration.ofSeconds(30), "readiness", () -> readinessStatus() == 200);
  }

  @AfterEach
  void close() {
    publisher.close();
  }

  @Test
  void decisionsAndFactsAreInTheLogOnceHoweverOftenTheyAreSent() throws Exception {
    ObjectNode decision = decision("drop");
    ObjectNode fact = Publisher.factLike("consent-recorded", UUID.randomUUID());

    for (int times = 0; times < 3; times++) {
      publisher.publish(decision);
      publisher.publishFact(fact, 1);
    }
    ObjectNode last = decision("deliver");
    last.set("referral_id", decision.get("referral_id"));
    publisher.publish(last);
    ObjectNode lastFact = Publisher.factLike("standing-refused", UUID.randomUUID());
    publisher.publishFact(lastFact, 2);

    awaitEntry("decision/" + last.required("event_id").asText());
    awaitEntry("fact/" + lastFact.required("fact_id").asText());
    assertThat(count("decision/" + decision.required("event_id").asText())).isEqualTo(1);
    assertThat(count("fact/" + fact.required("fact_id").asText())).isEqualTo(1);
    assertWhole();
  }

  /// Crash between the database's commit and the broker's: the records come again from the older
  /// offset.
  @Test
  void readingFromAnOlderPositionAppendsNothing() throws Exception {
    List<ObjectNode> decisions = publishDecisions(200);
    awaitAll(decisions);
    double known = counter("firebreak.audit.records.known", "decisions");
    long entries = column("select count(*) from entry", Long.class).getFirst();

    Rewinding.to(0, "firewall.decisions.v1", DECISIONS_GROUP);

    await(
        Duration.ofSeconds(30),
        "all decisions to be read again",
        () -> counter("firebreak.audit.records.known", "decisions") >= known + 200);
    assertThat(column("select count(*) from entry", Long.class)).containsExactly(entries);
    assertWhole();
  }

  /// The log alone says where reading goes on. Offsets that the broker keeps may be ahead of a
  /// restored database.
  @Test
  void offsetsThatTheBrokerKeepsAreNotTrusted() throws Exception {
    publisher.publish(decision("drop"));
    ObjectNode hidden = decision("quarantine-curable");
    try (var intruder = Rewinding.consumer(DECISIONS_GROUP)) {
      Rewinding.takeAll(intruder, "firewall.decisions.v1");
      RecordMetadata sent = publisher.publish(hidden);
      intruder.commitSync(
          Map.of(
              new TopicPartition(sent.topic(), sent.partition()),
              new org.apache.kafka.clients.consumer.OffsetAndMetadata(sent.offset() + 1)));
    }

    awaitEntry("decision/" + hidden.required("event_id").asText());
  }

  @Test
  void abortedTransactionLeavesNoEntry() throws Exception {
    ObjectNode aborted = decision("deliver");
    ObjectNode committed = decision("drop");
    committed.set("referral_id", aborted.get("referral_id"));
    try (var transactional = new Publisher("firewall-test-" + UUID.randomUUID())) {
      transactional.producer().beginTransaction();
      transactional.publish(aborted);
      transactional.producer().abortTransaction();
      transactional.producer().beginTransaction();
      transactional.publish(committed);
      transactional.producer().commitTransaction();
    }

    awaitEntry("decision/" + committed.required("event_id").asText());
    assertThat(count("decision/" + aborted.required("event_id").asText())).isZero();
  }

  @Test
  void unreadableRecordIsLoggedByItsHashAndHoldsNothingUp() throws Exception {
    double unreadable = counter("firebreak.audit.records.unreadable", "decisions");
    String key = UUID.randomUUID().toString();
    ObjectNode next = decision("drop");
    next.put("referral_id", key);

    RecordMetadata sent =
        publisher.send(
            Publisher.decisionRecord(
                key, "a text that nobody can read".getBytes(StandardCharsets.UTF_8)));
    publisher.publish(next);

    awaitEntry("decision/" + next.required("event_id").asText());
    String identity = "%s/%d/%d".formatted(sent.topic(), sent.partition(), sent.offset());
    assertThat(
            column(
                "select convert_from(bytes, 'UTF8') from entry where identity = '%s'"
                    .formatted(identity),
                String.class))
        .singleElement()
        .asString()
        .contains("5b8c7e89707ba42f017f0a9ff9eb92d740a4e2a5839d5db394e6d8f215b27f64")
        .contains("\"reason\":\"NOT_JSON\"")
        .doesNotContain("nobody can read");
    assertThat(counter("firebreak.audit.records.unreadable", "decisions"))
        .isEqualTo(unreadable + 1);
  }

  @Test
  void secondDecisionOnOneEventIsKeptAndRingsAnAlarm() throws Exception {
    double contradictions = counter("firebreak.audit.contradictions", "decisions");
    ObjectNode one = decision("deliver");
    ObjectNode other = one.deepCopy();
    other.put("outcome", "drop");

    publisher.publish(one);
    publisher.publish(other);

    String identity = "decision/" + one.required("event_id").asText();
    await(Duration.ofSeconds(20), "both decisions", () -> count(identity) == 2);
    assertThat(counter("firebreak.audit.contradictions", "decisions"))
        .isEqualTo(contradictions + 1);
  }

  /// The database is killed while records flow, and comes back: none is lost, none is there twice,
  /// and meanwhile everyone can see it.
  @Test
  void databaseThatIsKilledCostsNothingButTime() throws Exception {
    List<ObjectNode> decisions = new ArrayList<>(publishDecisions(300));
    RealParts.postgres().kill();
    decisions.addAll(publishDecisions(300));

    await(Duration.ofSeconds(30), "readiness to fall", () -> readinessStatus() == 503);
    await(
        Duration.ofSeconds(30),
        "the failures to be counted",
        () -> gauge("firebreak.audit.failures.in.a.row", "decisions") >= 2);
    RealParts.postgres().restart();

    awaitAll(decisions);
    await(Duration.ofSeconds(30), "readiness to rise", () -> readinessStatus() == 200);
    assertThat(gauge("firebreak.audit.failures.in.a.row", "decisions")).isZero();
    assertThat(
            column(
                "select identity from entry group by identity, record_offset having count(*) > 1",
                String.class))
        .isEmpty();
    assertWhole();
  }

  @Test
  void lagIsMeasuredAndFallsToNothing() {
    publishDecisions(50);
    await(
        Duration.ofSeconds(30),
        "the lag to fall",
        () -> gauge("firebreak.audit.lag.records", "decisions") == 0);
  }

  /// Records that were deleted before they were in the log are a loss that must be seen, not
  /// stepped over.
  @Test
  void recordsThatTheBrokerNoLongerHasStopTheChannelLoudly() throws Exception {
    for (int i = 0; i < 5; i++) {
      publisher.publishFact(Publisher.factLike("consent-recorded", UUID.randomUUID()), i + 1);
    }
    ObjectNode last = Publisher.factLike("consent-recorded", UUID.randomUUID());
    RecordMetadata sent = publisher.publishFact(last, 6);
    awaitEntry("fact/" + last.required("fact_id").asText());
    Rewinding.deleteBefore(sent);

    Rewinding.to(0, "audit.facts.v1", FACTS_GROUP);
    await(Duration.ofSeconds(30), "readiness to fall", () -> readinessStatus() == 503);
    ObjectNode waiting = Publisher.factLike("standing-refused", UUID.randomUUID());
    publisher.publishFact(waiting, 7);
    assertThat(RestAssured.get(readiness).asString())
        .contains("gone from the broker", "audit.facts.v1-0");
    assertThat(count("fact/" + waiting.required("fact_id").asText())).isZero();

    Rewinding.to(sent.offset(), "audit.facts.v1", FACTS_GROUP);
    awaitEntry("fact/" + waiting.required("fact_id").asText());
  }

  private static ObjectNode decision(String example) {
    return Publisher.decisionLike(example, UUID.randomUUID(), UUID.randomUUID());
  }

  private List<ObjectNode> publishDecisions(int count) {
    var decisions = new ArrayList<ObjectNode>();
    for (int i = 0; i < count; i++) {
      decisions.add(decision(i % 2 == 0 ? "drop" : "deliver"));
    }
    publisher.publishAll(decisions);
    return decisions;
  }

  private static void awaitAll(List<ObjectNode> decisions) {
    decisions.forEach(decision -> awaitEntry("decision/" + decision.required("event_id").asText()));
  }

  private int readinessStatus() {
    return RestAssured.get(readiness).statusCode();
  }

  private double counter(String name, String channel) {
    return metrics.counter(name, "channel", channel).count();
  }

  private double gauge(String name, String channel) {
    var gauge = metrics.find(name).tag("channel", channel).gauge();
    return gauge == null ? -1 : gauge.value();
  }
}
