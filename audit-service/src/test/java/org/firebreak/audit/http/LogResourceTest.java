// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.auditor;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.audit.kafka.Publisher;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Hash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LogResourceTest {
  @BeforeEach
  void sampleIsInTheLog() {
    RunningLog.awaitDoor();
    SampleEntries.publishOnce();
  }

  /// An auditor keeps a head, comes back later, and finds that nothing of it was rewritten.
  @Test
  void headThatWasSeenIsAPrefixOfEveryLaterOne() {
    JsonPath seen = auditor().get("/v1/log/head").then().statusCode(200).extract().jsonPath();
    auditor().get("/v1/entries/0").then().statusCode(200);
    auditor().get("/v1/entries/0").then().statusCode(200);

    long older = seen.getLong("tree_size");
    JsonPath proof =
        auditor()
            .get("/v1/log/consistency?from=" + older)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(proof.getLong("to.tree_size")).isGreaterThanOrEqualTo(older + 2);
    assertThat(proof.getString("from.root_hash")).isEqualTo(seen.getString("root_hash"));
    assertThat(
            new ConsistencyProof(
                    proof.getLong("from.tree_size"), proof.getLong("to.tree_size"), hashes(proof))
                .proves(
                    Hash.ofHex(seen.getString("root_hash")),
                    Hash.ofHex(proof.getString("to.root_hash"))))
        .isTrue();
  }

  @Test
  void consistencyIsProvenBetweenAnyTwoSizes() {
    for (int older = 1; older <= 7; older++) {
      JsonPath proof =
          auditor()
              .get("/v1/log/consistency?from=%d&to=7".formatted(older))
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      assertThat(
              new ConsistencyProof(older, 7, hashes(proof))
                  .proves(
                      Hash.ofHex(proof.getString("from.root_hash")),
                      Hash.ofHex(proof.getString("to.root_hash"))))
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          to=3                 | TREE_SIZES_NOT_PROVABLE
          from=0               | TREE_SIZES_NOT_PROVABLE
          from=3&to=2          | TREE_SIZES_NOT_PROVABLE
          from=1&to=99999999   | TREE_SIZES_NOT_PROVABLE
          from=99999999        | TREE_SIZES_NOT_PROVABLE
          from=-1              | TREE_SIZE_NOT_READABLE
          from=01              | TREE_SIZE_NOT_READABLE
          from=1&to=9999999999999999999 | TREE_SIZE_NOT_READABLE
          """)
  void sizesThatCannotBeProvenAreRefused(String query, String code) {
    auditor()
        .get("/v1/log/consistency?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo(code));
  }

  @Test
  void gapsAndRepeatsInTheNumbersOfAnOutboxAreFound() {
    try (var publisher = new Publisher(null)) {
      UUID last = UUID.randomUUID();
      for (long number : List.of(3, 4, 6, 9, 9)) {
        last = UUID.randomUUID();
        ObjectNode decision = Publisher.decisionLike("drop", last, SampleEntries.REFERRAL);
        decision.put("outbox_partition", 1).put("outbox_number", number);
        decision.put("origin_of_record", "firewall.releases.v1/1/" + number);
        publisher.publish(decision);
      }
      RunningLog.awaitEntry("decision/" + last);
    }

    JsonPath found =
        auditor().get("/v1/log/completeness").then().statusCode(200).extract().jsonPath();
    assertThat(found.getBoolean("complete")).isFalse();
    Map<String, Object> numbers =
        found.getMap("numbers.find { it.outbox == 'firewall.releases.v1' && it.partition == 1 }");
    assertThat(numbers)
        .containsEntry("first", 3)
        .containsEntry("last", 9)
        .containsEntry("count", 4)
        .containsEntry("missing", 5)
        .containsEntry("repeated", 1)
        .containsEntry(
            "gaps",
            List.of(
                Map.of("from", 1, "to", 2),
                Map.of("from", 5, "to", 5),
                Map.of("from", 7, "to", 8)));
    assertThat(found.getLong("as_of.tree_size")).isPositive();
  }

  /// Stated are 12 and 40; of the one the log has none, of the other 9 is the last.
  @Test
  void numbersThatWereStatedAndAreNotInTheLogAreAwaited() {
    var stated = UUID.randomUUID();
    try (var publisher = new Publisher(null)) {
      UUID last = UUID.randomUUID();
      ObjectNode decision = Publisher.decisionLike("drop", last, SampleEntries.REFERRAL);
      decision.put("outbox_partition", 5).put("outbox_number", 9);
      decision.put("origin_of_record", "referrals.outbound.v1/5/900");
      publisher.publish(decision);
      RunningLog.awaitEntry("decision/" + last);
      ObjectNode statement = Publisher.factLike("numbers-stated", stated);
      statement.put("producer", "directory-service").put("at", Instant.now().toString());
      statement
          .putArray("stated_numbers")
          .add("referrals.outbound.v1/5/12")
          .add("audit.facts.v1/11/40");
      publisher.publishFact(statement, 1);
    }
    RunningLog.awaitEntry("fact/" + stated);

    auditor()
        .get("/v1/log/completeness")
        .then()
        .statusCode(200)
        .body(
            "awaited.collect { it.outbox + ' ' + it.partition + ': ' + it.from + '-' + it.to }",
            hasItems("referrals.outbound.v1 5: 10-12", "directory-service 11: 1-40"));
  }

  @Test
  void factsAreNumberedByTheirProducer() {
    auditor()
        .get("/v1/log/completeness")
        .then()
        .statusCode(200)
        .body("numbers.outbox", hasItem("consent-service"));
  }

  private static List<Hash> hashes(JsonPath proof) {
    return proof.getList("hashes", String.class).stream().map(Hash::ofHex).toList();
  }
}
