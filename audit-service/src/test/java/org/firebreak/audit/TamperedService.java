// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.firebreak.audit.RunningLog.auditor;
import static org.firebreak.audit.RunningLog.await;
import static org.firebreak.audit.RunningLog.awaitEntry;
import static org.firebreak.audit.RunningLog.column;
import static org.firebreak.audit.RunningLog.count;
import static org.firebreak.audit.RunningLog.execute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URL;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.firebreak.audit.kafka.Publisher;
import org.firebreak.audit.kafka.Rewinding;
import org.firebreak.audit.verify.HashChain;
import org.firebreak.audit.verify.PlainTable;
import org.firebreak.audit.verify.Tally;

/// What is done to the running service: to its topics, to the room on its disk, and by asking it.
final class TamperedService {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int RECORDS = 100;

  private final MeterRegistry metrics;
  private final URL readiness;
  private final List<ObjectNode> decisions =
      Stream.generate(() -> Publisher.decisionLike("drop", UUID.randomUUID(), UUID.randomUUID()))
          .limit(RECORDS)
          .toList();

  TamperedService(MeterRegistry metrics, URL readiness) {
    this.metrics = metrics;
    this.readiness = readiness;
  }

  List<Tally> lines() throws Exception {
    RunningLog.awaitDoor();
    try (var publisher = new Publisher(null)) {
      publisher.publishAll(decisions);
      decisions.forEach(each -> awaitEntry(identity(each)));
      return List.of(replayed(), full(publisher), overtaken(publisher), unrecorded());
    }
  }

  private static String identity(ObjectNode decision) {
    return "decision/" + decision.required("event_id").asText();
  }

  private static List<byte[]> rows() throws SQLException {
    return column("select bytes from entry order by entry_index", byte[].class);
  }

  private int readinessStatus() {
    return RestAssured.get(readiness).statusCode();
  }

  /// Who writes a row for each record that is read writes them again, and counts them too.
  private Tally replayed() throws SQLException {
    var tally = new Tally("17", "The whole topic read again", "service (what is known)");
    for (int round = 0; round < 3; round++) {
      List<byte[]> rows = rows();
      double known = known();
      Rewinding.to(0, "firewall.decisions.v1", "audit-service.decisions");
      await(PATIENCE, "all to be read again", () -> known() >= known + RECORDS);
      tally.tried(rows().size() == rows.size());
      var twice = new ArrayList<>(rows);
      twice.addAll(rows);
      tally.others(PlainTable.of(twice).notices(), HashChain.of(twice).notices());
    }
    return tally;
  }

  private double known() {
    return metrics.counter("firebreak.audit.records.known", "channel", "decisions").count();
  }

  /// What the database says when a table cannot grow. Nothing is lost, and everyone can see it.
  private Tally full(Publisher publisher) throws SQLException {
    var tally = new Tally("20", "The database's disk is full", "service (readiness)");
    execute(
        """
        create function no_room() returns trigger language plpgsql as $$
        begin raise exception 'could not extend file: no space left on device' using errcode = 'disk_full'; end $$
        """);
    for (String table : List.of("id_key", "seen", "entry", "consumed")) {
      ObjectNode decision = Publisher.decisionLike("deliver", UUID.randomUUID(), UUID.randomUUID());
      execute(
          "create trigger no_room before insert on %s for each statement execute function no_room()"
              .formatted(table));
      publisher.publish(decision);
      await(PATIENCE, "readiness to fall", () -> readinessStatus() == 503);
      boolean nothing = count(identity(decision)) == 0;
      execute("drop trigger no_room on " + table);
      awaitEntry(identity(decision));
      await(PATIENCE, "readiness to rise", () -> readinessStatus() == 200);
      RunningLog.assertWhole();
      tally.tried(nothing && count(identity(decision)) == 1);
    }
    return tally;
  }

  /// The rows that are there fit each other, and those that never came leave no trace.
  private Tally overtaken(Publisher publisher) throws Exception {
    var tally =
        new Tally("23", "The broker deletes records before they are read", "service (readiness)");
    String topic = "audit.facts.v1";
    String group = "audit-service.facts";
    for (int i = 1; i <= 5; i++) {
      publisher.publishFact(Publisher.factLike("consent-recorded", UUID.randomUUID()), i);
    }
    ObjectNode last = Publisher.factLike("consent-recorded", UUID.randomUUID());
    RecordMetadata sent = publisher.publishFact(last, 6);
    awaitEntry("fact/" + last.required("fact_id").asText());
    Rewinding.deleteBefore(sent);
    Rewinding.to(0, topic, group);
    // It falls for a moment already while the channel is given its place anew.
    await(
        PATIENCE,
        "readiness to say what is gone",
        () -> RestAssured.get(readiness).asString().contains("gone from the broker"));
    ObjectNode behind = Publisher.factLike("standing-refused", UUID.randomUUID());
    publisher.publishFact(behind, 7);
    var still = RestAssured.get(readiness);
    tally.tried(
        still.statusCode() == 503
            && still.asString().contains("gone from the broker")
            && still.asString().contains(topic + "-0")
            && count("fact/" + behind.required("fact_id").asText()) == 0);
    List<byte[]> rest = rows().subList(0, 50);
    tally.others(PlainTable.of(rest).notices(), HashChain.of(rest).notices());

    Rewinding.to(sent.offset(), topic, group);
    awaitEntry("fact/" + behind.required("fact_id").asText());
    await(PATIENCE, "readiness to rise", () -> readinessStatus() == 200);
    return tally;
  }

  /// While nothing can be appended, nothing is answered; afterwards each answer has its entry.
  private Tally unrecorded() throws SQLException {
    var tally = new Tally("25", "An auditor reads and no entry says so", "service (no answer)");
    String at = decisions.getFirst().required("decided_at").asText();
    String period = "?from=%s&to=2100-01-01T00:00:00Z".formatted(at);
    List<Supplier<Response>> readings =
        List.of(
            () -> auditor().get("/v1/entries" + period),
            () -> auditor().get("/v1/entries/3"),
            () -> auditor().get("/v1/entries/3/proof"),
            () -> auditor().get("/v1/entries/3/bundle"),
            () -> auditor().get("/v1/log/export?from_index=0&to_index=3"),
            () -> auditor().get("/v1/log/completeness"),
            () -> auditor().get("/v1/statistics" + period));
    await(PATIENCE, "a bundle", () -> readings.get(3).get().statusCode() == 200);
    for (Supplier<Response> reading : readings) {
      execute(
          "create trigger no_room before insert on entry for each statement execute function"
              + " no_room()");
      List<byte[]> rows = rows();
      Response refused = reading.get();
      execute("drop trigger no_room on entry");
      boolean nothing =
          refused.statusCode() >= 500
              && !refused.asString().contains("decision")
              && rows().size() == rows.size();
      tally.tried(nothing && reading.get().statusCode() == 200 && rows().size() == rows.size() + 1);
      tally.others(PlainTable.of(rows).notices(), HashChain.of(rows).notices());
    }
    return tally;
  }
}
