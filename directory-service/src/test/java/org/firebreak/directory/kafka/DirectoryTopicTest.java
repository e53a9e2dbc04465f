// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.firebreak.directory.Actor;
import org.firebreak.directory.AddingOrganizations;
import org.firebreak.directory.Change;
import org.firebreak.directory.ImmigrationFunction;
import org.firebreak.directory.Membership;
import org.firebreak.directory.Organization;
import org.firebreak.directory.OrganizationId;
import org.firebreak.directory.Organizations;
import org.firebreak.directory.RestrictingOrganizations;
import org.firebreak.directory.Sector;
import org.firebreak.directory.Surroundings;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.stack.quarkus.RealParts;
import org.junit.jupiter.api.Test;

/// What other services see, on the real broker.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DirectoryTopicTest {

  private static final Actor.Person EDITOR =
      new Actor.Person(
          new OrganizationId("firebreak-operator"), Actor.Role.DIRECTORY_EDITOR, "subject-1");

  private final TopicReader directory =
      new TopicReader(
          RealParts.broker().clientSettings("consent-service"), "directory.organizations.v1");
  private final TopicReader facts =
      new TopicReader(RealParts.broker().clientSettings("audit-service"), "audit.facts.v1");

  @Inject Organizations organizations;
  @Inject AddingOrganizations adding;
  @Inject RestrictingOrganizations restricting;

  @Test
  void theImportAndAllThatFollowsAreOnTheTopicInTheOrderOfRevisions() {
    var organization = Contracts.of("directory-service", "organization");
    var heartbeat = Contracts.of("directory-service", "heartbeat");
    var revision = organizations.revision();

    var messages = directory.until(message -> revisionOfHeartbeat(message) >= revision);

    long last = 0;
    for (var message : messages) {
      if (message.key().equals("heartbeat")) {
        heartbeat.accepts(message.value());
        assertThat(message.header("ce_type")).isEqualTo("org.firebreak.directory.heartbeat.v1");
        assertThat(message.value().get("revision").asLong())
            .as("a heartbeat follows every record up to its revision, and the next ones follow it")
            .isEqualTo(last);
      } else {
        organization.accepts(message.value());
        assertThat(message.header("ce_type")).isEqualTo("org.firebreak.directory.organization.v1");
        assertThat(message.header("ce_source")).isEqualTo("/directory-service");
        assertThat(message.key()).isEqualTo(message.value().get("organization_id").asText());
        assertThat(message.value().get("revision").asLong()).isEqualTo(++last);
      }
    }
    assertThat(messages)
        .extracting(message -> message.header("ce_outboxnumber"))
        .isEqualTo(IntStream.rangeClosed(1, messages.size()).mapToObj(Integer::toString).toList());
    assertThat(last).isGreaterThanOrEqualTo(95);
  }

  @Test
  void noUnitIsOnTheTopicBeforeWhatItIsPartOf() {
    var revision = organizations.revision();
    var seen = new HashSet<String>();

    for (var message : directory.until(found -> revisionOfHeartbeat(found) >= revision)) {
      var parent = message.value().path("part_of").textValue();
      assertThat(parent == null || seen.contains(parent)).as(message.key()).isTrue();
      seen.add(message.key());
    }
  }

  @Test
  void aHeartbeatComesEachSecond() {
    var seen = new HashSet<Instant>();
    var start = Instant.now();

    directory.until(message -> {
      if (message.key().equals("heartbeat")) {
        var at = Instant.parse(message.value().get("at").asText());
        if (at.isAfter(start)) {
          seen.add(at);
        }
      }
      return seen.size() == 4;
    });

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void editorsWhoWorkAtTheSameTimeLeaveNoGapAndNoDouble() throws InterruptedException {
    var before = organizations.revision();
    try (var editors = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 40).forEach(number -> editors.execute(() -> add("concurrent-" + number)));
    }

    assertThat(organizations.revision()).isEqualTo(before + 40);
    var added = new HashMap<Long, String>();
    directory.until(message -> {
      var revision = message.value().get("revision").asLong();
      if (message.key().startsWith("concurrent-")) {
        assertThat(added.put(revision, message.key())).isNull();
      }
      return added.size() == 40;
    });
    assertThat(added.keySet())
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(before + 1, before + 40).boxed().toList());
    assertThat(new HashSet<>(added.values())).hasSize(40);
  }

  @Test
  void aReclassificationIsPublishedAndTheAuditorsAreTold() {
    var added = add("reclassified-refuge");

    var change =
        restricting.reclassify(
            new OrganizationId("reclassified-refuge"),
            added,
            ImmigrationFunction.ENFORCEMENT,
            EDITOR);

    assertThat(change).isInstanceOf(Change.Changed.class);
    var records =
        directory.until(message ->
            message.key().equals("reclassified-refuge")
                && message.value().get("immigration_function").asText().equals("enforcement"));
    assertThat(records.getLast().value().get("sector").isNull()).isTrue();
    var told =
        facts.until(message ->
            message.value().path("about_organization").asText().equals("reclassified-refuge")
                && message.value().get("kind").asText().equals("organization-reclassified"));
    var contract = Contracts.of("audit-service", "fact");
    told.forEach(fact -> contract.accepts(fact.value()));
    var fact = told.getLast();
    assertThat(fact.header("ce_type")).isEqualTo("org.firebreak.audit.fact.v1");
    assertThat(fact.header("ce_id")).isEqualTo(fact.value().get("fact_id").asText());
    assertThat(fact.key()).isEqualTo("directory-service");
    assertThat(fact.value().get("acting_organization").asText()).isEqualTo("firebreak-operator");
    assertThat(fact.value().get("revision").asLong())
        .isEqualTo(records.getLast().value().get("revision").asLong());
  }

  @Test
  void theAuditorsAreToldOfEveryRevisionOnce() {
    var revision = organizations.revision();

    var told =
        facts.until(fact -> fact.value().path("revision").asLong() >= revision).stream()
            .map(fact -> fact.value().path("revision").asLong())
            .filter(number -> number > 0)
            .toList();

    assertThat(told).isEqualTo(LongStream.rangeClosed(1, told.getLast()).boxed().toList());
  }

  private static long revisionOfHeartbeat(TopicReader.Message message) {
    return message.key().equals("heartbeat") ? message.value().get("revision").asLong() : -1;
  }

  private long add(String id) {
    var change =
        adding.add(
            new Organization(
                new OrganizationId(id),
                id + " (sample)",
                Sector.HOUSING,
                null,
                ImmigrationFunction.NONE,
                Membership.UNVERIFIED,
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            EDITOR);
    if (change instanceof Change.Changed(var revision)) {
      return revision.number();
    }
    throw new AssertionError(id + " was not added");
  }
}
