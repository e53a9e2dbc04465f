// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// States once in a period, as a fact for the log, the highest number that this service has given
/// out on each partition whose numbers the log holds. Who has the log alone can then tell "nothing
/// happened" from "the last ones were lost", which leaves no gap.
///
/// The numbers, the time and the fact are one transaction, so however many instances there are, and
/// whenever one dies, there is one statement for each period. What is stated was given out before
/// it, and so is sent, if not already, by whoever leads the relay next. Times of statements never
/// go back: an instance whose clock is behind waits.
@ApplicationScoped
class StateNumbers {

  private static final String FACTS = "audit.facts.v1";

  /// The topics of which each record has its entry in the log, as a fact or as a decision. Another
  /// one here, and auditors would miss all of it.
  private static final List<String> IN_THE_LOG =
      List.of(FACTS, "firewall.releases.v1", "referrals.outbound.v1");

  private final DataSource database;
  private final Outbox outbox;
  private final ObjectMapper json;
  private final InstantSource time;
  private final Supplier<UUID> ids;
  private final String service;
  private final Duration period;

  StateNumbers(
      DataSource database,
      Outbox outbox,
      ObjectMapper json,
      InstantSource time,
      Supplier<UUID> ids,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "firebreak.stated-numbers.period") Duration period) {
    if (!period.isPositive()) {
      throw new IllegalArgumentException("numbers cannot be stated every " + period);
    }
    this.database = database;
    this.outbox = outbox;
    this.json = json;
    this.time = time;
    this.ids = ids;
    this.service = service;
    this.period = period;
  }

  /// More often than the period, so that one who died is replaced in time.
  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void stateIfDue() {
    try (var connection = database.getConnection()) {
      if (isDue(connection)) {
        // As precise as the database keeps it.
        var now = time.instant().truncatedTo(ChronoUnit.MICROS);
        publish(given(connection), now);
        stated(connection, now);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the numbers that were given out cannot be stated", e);
    }
  }

  /// Takes the one row. Who does not get it leaves the statement to the one who has it.
  private boolean isDue(Connection connection) throws SQLException {
    try (var select =
            connection.prepareStatement(
                "select stated_at from numbers_stated for update skip locked");
        var found = select.executeQuery()) {
      if (!found.next()) {
        return false;
      }
      var last = found.getObject(1, OffsetDateTime.class);
      return last == null || !time.instant().isBefore(last.toInstant().plus(period));
    }
  }

  private static List<String> given(Connection connection) throws SQLException {
    var numbers = new ArrayList<String>();
    try (var select =
        connection.prepareStatement(
            "select topic, topic_partition, last_number from outbox_mark where topic = any (?)"
                + " order by topic, topic_partition")) {
      select.setArray(1, connection.createArrayOf("text", IN_THE_LOG.toArray()));
      try (var found = select.executeQuery()) {
        while (found.next()) {
          numbers.add("%s/%d/%d".formatted(found.getString(1), found.getInt(2), found.getLong(3)));
        }
      }
    }
    return numbers;
  }

  private void publish(List<String> numbers, Instant now) {
    var id = ids.get();
    var fact = json.createObjectNode();
    fact.put("fact_id", id.toString()).put("kind", "numbers-stated").put("producer", service);
    fact.put("at", now.toString()).put("acting_role", "system");
    var stated = fact.putArray("stated_numbers");
    numbers.forEach(stated::add);
    try {
      outbox.publish(
          new OutboxRecord(
              id,
              FACTS,
              service,
              "org.firebreak.audit.fact.v1",
              "numbers-stated",
              Map.of(),
              json.writeValueAsBytes(fact)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes that cannot be written", e);
    }
  }

  private static void stated(Connection connection, Instant now) throws SQLException {
    try (var update = connection.prepareStatement("update numbers_stated set stated_at = ?")) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.executeUpdate();
    }
  }
}
