// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.auditor;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.audit.kafka.Publisher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Searches by what stands in entries and in no column.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class FilteredEntriesTest {
  private static final String PERIOD = "from=2034-05-01T00:00:00Z&to=2034-06-01T00:00:00Z";

  private static boolean published;

  private enum Sample {
    DROP(1),
    DELIVERY(2),
    ANSWER(3),
    ONWARD(4),
    STANDING(5),
    CONSENT(6);

    private final int day;

    Sample(int day) {
      this.day = day;
    }

    UUID id() {
      return new UUID(0x5f7c2a522034400bL, 0x9a55000000000000L + day);
    }

    String at() {
      return "2034-05-0%dT12:00:00Z".formatted(day);
    }

    static String nameAt(String at) {
      return Arrays.stream(values())
          .filter(sample -> sample.at().equals(at))
          .findFirst()
          .orElseThrow()
          .name();
    }
  }

  @BeforeEach
  void samplesAreInTheLog() {
    RunningLog.awaitDoor();
    publishOnce();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                          | DROP DELIVERY ANSWER ONWARD STANDING CONSENT
          &rule=2                                     | DROP
          &rule=8                                     | DELIVERY ANSWER
          &rule=1                                     | ONWARD
          &rule=7                                     | ''
          &policy_version=1                           | DROP DELIVERY
          &policy_version=11                          | ONWARD
          &policy_version=1.                          | ''
          &producer=consent-service                   | ''
          &producer=directory-service                 | STANDING
          &producer=referral-service                  | CONSENT
          &purpose=specialist-support                 | DROP DELIVERY
          &purpose=specialist                         | ONWARD
          &sector=specialist-support                  | DELIVERY ONWARD
          &sector=police                              | ANSWER
          &source=kent-police                         | DROP DELIVERY
          &target=kent-police                         | ANSWER ONWARD
          &source=lantern-refuge                      | ANSWER
          &target=lantern-refuge                      | DELIVERY
          &organization=lantern-refuge                | DELIVERY ANSWER ONWARD STANDING
          &organization=lantern-refuge&rule=8         | DELIVERY ANSWER
          &organization=lantern-refuge&target=kent-police | ANSWER ONWARD
          &source=kent-police&target=lantern-refuge   | DELIVERY
          &source=kent-police&outcome=drop            | DROP
          &source=lantern-refuge&purpose=specialist-support | ''
          &rule=8&policy_version=2&sector=police&purpose=safeguarding&source=lantern-refuge&target=kent-police | ANSWER
          &producer=directory-service&kind=standing-refused | STANDING
          &producer=directory-service&rule=2          | ''
          """)
  void filterFindsExactlyTheseEntries(String terms, String expected) {
    List<String> names = expected.isEmpty() ? List.of() : List.of(expected.split(" "));
    assertThat(names(page(terms))).containsExactlyElementsOf(names);

    String table = RunningLog.text(auditor().get("/v1/entries.csv?" + PERIOD + terms));
    for (Sample sample : Sample.values()) {
      assertThat(table.contains(sample.at()))
          .as("%s is in the table", sample)
          .isEqualTo(names.contains(sample.name()));
    }
  }

  @Test
  void pagesOfWhatWasFilteredShowEachOnce() {
    var names = new ArrayList<String>();
    var trees = new ArrayList<String>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page =
          page("&organization=lantern-refuge&sector=specialist-support&limit=1" + cursor);
      names.addAll(names(page));
      trees.add(page.getString("as_of.root_hash"));
      String next = page.getString("next_cursor");
      cursor = next == null ? null : "&cursor=" + next;
    }
    assertThat(names).containsExactly("DELIVERY", "ONWARD");
    assertThat(trees).hasSize(2).containsOnly(trees.getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rule=0                              | 1 to 8
          rule=9                              | 1 to 8
          rule=01                             | 1 to 8
          rule=two                            | 1 to 8
          policy_version=%22                  | policy_version=1
          producer=Consent%20Service          | referral-service
          purpose=specialist%20support        | purpose=specialist-support
          sector=%27%20or%201=1               | sector=specialist-support
          source=Kent%20Police                | source=kent-police
          target=%00                          | target=lantern-refuge
          """)
  void termThatNoEntryCanHaveIsRefusedWithWhatMayBeGiven(String term, String hint) {
    for (String path : List.of("/v1/entries?", "/v1/entries.csv?")) {
      auditor()
          .urlEncodingEnabled(false)
          .get(path + PERIOD + "&" + term)
          .then()
          .statusCode(400)
          .body("code", equalTo("SEARCH_TERM_NOT_A_CODE"))
          .body("detail", containsString(hint));
    }
  }

  private static JsonPath page(String terms) {
    return auditor()
        .get("/v1/entries?" + PERIOD + terms)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<String> names(JsonPath page) {
    return page
        .getList(
            "items.entry.collect { it.decision ? it.decision.decided_at : it.fact.at }",
            String.class)
        .stream()
        .map(Sample::nameAt)
        .toList();
  }

  /// In the order of their names: one after the other is waited for.
  private static synchronized void publishOnce() {
    if (published) {
      return;
    }
    try (var publisher = new Publisher(null)) {
      publish(publisher, Sample.DROP, decision("drop", Sample.DROP));
      publish(publisher, Sample.DELIVERY, decision("deliver", Sample.DELIVERY));
      publish(
          publisher,
          Sample.ANSWER,
          decision("deliver", Sample.ANSWER)
              .put("source_organization", "lantern-refuge")
              .put("target_organization", "kent-police")
              .put("origin", "lantern-refuge")
              .put("sector", "police")
              .put("purpose", "safeguarding")
              .put("policy_version", "2"));
      // Its origin is not its source, and two of its codes are like others, but longer or shorter.
      publish(
          publisher,
          Sample.ONWARD,
          decision("deliver", Sample.ONWARD)
              .put("source_organization", "harbour-housing")
              .put("target_organization", "kent-police")
              .put("origin", "lantern-refuge")
              .put("purpose", "specialist")
              .put("policy_version", "11")
              .put("rule", 1));
      publishFact(publisher, Sample.STANDING, "standing-refused", "directory-service");
      publishFact(publisher, Sample.CONSENT, "consent-recorded", "referral-service");
    }
    published = true;
  }

  private static ObjectNode decision(String example, Sample sample) {
    return Publisher.decisionLike(example, sample.id(), sample.id()).put("decided_at", sample.at());
  }

  private static void publish(Publisher publisher, Sample sample, ObjectNode decision) {
    publisher.publish(decision);
    RunningLog.awaitEntry("decision/" + sample.id());
  }

  private static void publishFact(
      Publisher publisher, Sample sample, String example, String producer) {
    ObjectNode fact = Publisher.factLike(example, sample.id());
    publisher.publishFact(fact.put("producer", producer).put("at", sample.at()), 1);
    RunningLog.awaitEntry("fact/" + sample.id());
  }
}
