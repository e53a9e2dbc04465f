// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firebreak.demonstration.Canaries;
import org.firebreak.demonstration.cases.Canary;
import org.firebreak.demonstration.cases.Section;
import org.firebreak.demonstration.promises.Event.Told;
import org.firebreak.demonstration.rest.Bases;
import org.firebreak.demonstration.rest.Draft;
import org.firebreak.demonstration.rest.Fate;
import org.firebreak.demonstration.rest.Scope;
import org.firebreak.demonstration.rest.Sent;
import org.firebreak.stack.LocalStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Values planted in all content and in addresses, and where they then are not.
final class CanariesIT {

  private static final String SOURCE = "cleveland-police";
  private static final String TARGET = "saffron-house";
  private static final String PURPOSE = "specialist-support";
  private static final List<String> LABELS =
      List.of(
          "person",
          "safe-contact",
          "address",
          "risk",
          "children",
          "perpetrator",
          "needs",
          "health",
          "immigration");

  private final SharedStack stack = SharedStack.get();
  private final Laptop laptop = new Laptop(stack);
  private final List<String> planted = new ArrayList<>();

  @Test
  void contentAndAddressesAreNowhereOutsideTheirHome() throws SQLException {
    // Given
    var start = Instant.now();
    var basis = basis();
    var delivered = refer(TARGET, basis);
    var dropped = refer(canary() + "@homeoffice.gov.uk", basis);
    var forAPerson = refer("Immigration Enforcement " + canary(), basis);
    var curable = refer("referrals@" + canary() + ".example", basis);
    refer(TARGET, null);
    var unknownPurpose = refer("to help her, " + canary(), TARGET, basis);
    refuseMalformed();
    assertThat(told(delivered)).isEqualTo(Told.DELIVERED);
    assertThat(told(dropped)).isEqualTo(Told.NOT_SENT);
    assertThat(told(forAPerson)).isEqualTo(Told.HELD);
    assertThat(told(curable)).isEqualTo(Told.HELD);
    assertThat(told(unknownPurpose)).isEqualTo(Told.HELD);
    // Its source is told by the decision; it reaches its target by another topic.
    Waiting.until(
        "the target has what was delivered",
        Duration.ofSeconds(15),
        () -> stack.agency(TARGET).read(delivered.only().dispatchId()).status() != 404);
    var content = stack.agency(TARGET).read(delivered.only().dispatchId()).expecting(200);
    stack.agency(TARGET).accept(delivered.only().dispatchId());
    Waiting.until(
        "the audit log has all six and the answer",
        Duration.ofSeconds(15),
        () -> auditedSince(start) >= 7);
    long audited = stack.auditor().head().path("tree_size").asLong();
    Waiting.until(
        "all of it is published", Duration.ofSeconds(15), () -> laptop.published() >= audited);

    // When
    var canaries = new Canaries(planted);
    for (String service : LocalStack.SERVICES) {
      canaries.search("log of " + service, stack.parts().service(service).log());
    }
    for (Witness.Seen record : stack.witness().all()) {
      canaries.search("headers of " + record.topic(), record.headers().toString());
      canaries.search("values of " + record.topic(), record.value());
    }
    auditTables().forEach(text -> canaries.search("audit tables", text));
    canaries.search("an export of the log", laptop.exportedEntries());
    canaries.search("bundles of entries", laptop.entryBundles());
    var table = laptop.entriesCsv();
    canaries.search("a table of entries", table);
    canaries.search("curable holds", stack.bases(SOURCE).holds("curable").expecting(200).text());
    canaries.search(
        "holds for a person",
        new Bases(stack.personSession("rory.sample")).holds("for-a-person").expecting(200).text());
    canaries.search("the inbox list", stack.agency(TARGET).inbox(null).expecting(200).text());

    // Then
    var result = canaries.result();
    stack
        .progress()
        .say(
            "%d canaries, %d kB searched in %d places, %d hits"
                .formatted(
                    result.canaries(),
                    result.bytesSearched() / 1000,
                    result.places().size(),
                    result.hits().size()));
    assertThat(result.hits()).isEmpty();
    assertThat(result.places())
        .contains(
            "audit tables",
            "an export of the log",
            "bundles of entries",
            "a table of entries",
            "values of firewall.decisions.v1",
            "values of audit.facts.v1")
        .contains("headers of inbox.specialist-support.v1", "headers of referrals.outbound.v1")
        .contains("values of inbox.specialist-support.v1", "values of referrals.outbound.v1")
        .contains("values of firewall.quarantine.v1");
    assertThat(table).as("the table itself").contains(delivered.referralId().toString());
    var home = new Canaries(planted);
    home.search("what the target reads", content.text());
    assertThat(home.result().hits()).as("the search itself").hasSize(LABELS.size());
  }

  /// Refusals must not repeat what was sent, neither to the sender nor in a log.
  private void refuseMalformed() {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("purpose", PURPOSE);
    body.putArray("targets").addObject().put("address", canary());
    var section = body.putArray("sections").addObject();
    section.put("label", "no-label-" + canary()).put("text", canary());
    body.put("surprise", canary());
    var answer =
        stack
            .agency(SOURCE)
            .session()
            .send(
                "POST",
                stack.addresses().referrals(),
                "v1/referrals",
                Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                body);
    assertThat(answer.status()).isBetween(400, 422);
    var canaries = new Canaries(planted);
    canaries.search("a problem", answer.text());
    assertThat(canaries.result().hits()).isEmpty();
  }

  private Sent refer(String address, @Nullable UUID basis) {
    return refer(PURPOSE, address, basis);
  }

  private Sent refer(String purpose, String address, @Nullable UUID basis) {
    var sections = LABELS.stream().map(label -> new Section(label, "Sample " + canary())).toList();
    return stack.agency(SOURCE).refer(Draft.of(purpose, address, basis, sections));
  }

  private UUID basis() {
    var scope =
        new Scope(
            List.of(TARGET), List.of(PURPOSE), LABELS, Instant.now().plus(Duration.ofHours(1)));
    return Bases.recorded(stack.bases(SOURCE).consent(canary(), scope));
  }

  private Told told(Sent sent) {
    Waiting.until("told", Duration.ofSeconds(15), () -> !fate(sent).isWaiting());
    return fate(sent).told();
  }

  private Fate fate(Sent sent) {
    return stack.agency(SOURCE).fate(sent.referralId(), sent.only().dispatchId());
  }

  private String canary() {
    var canary = Canary.fresh();
    planted.add(canary);
    return canary;
  }

  private long auditedSince(Instant start) {
    var decisions = new ArrayList<String>();
    stack
        .auditor()
        .pages(
            start,
            start.plus(Duration.ofDays(1)),
            "decision",
            page ->
                page.body()
                    .path("items")
                    .forEach(item -> decisions.add(item.path("index").asText())));
    return decisions.size();
  }

  /// Every value of every row of every table, bytes as text.
  private List<String> auditTables() {
    try (Connection connection = stack.parts().postgres().superuserConnection("audit")) {
      var rows = new ArrayList<String>();
      try (var tables =
          connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
        while (tables.next()) {
          var name = tables.getString("TABLE_SCHEM") + "." + tables.getString("TABLE_NAME");
          if (!name.startsWith("pg_") && !name.startsWith("information_schema.")) {
            rows.addAll(rows(connection, name));
          }
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError("the audit database cannot be read", e);
    }
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    var rows = new ArrayList<String>();
    try (var statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select * from " + table)) {
      while (found.next()) {
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          rows.add(text(found, column));
        }
      }
    }
    return rows;
  }

  private static String text(ResultSet found, int column) throws SQLException {
    if (found.getMetaData().getColumnType(column) == Types.BINARY) {
      byte[] bytes = found.getBytes(column);
      return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
    return String.valueOf(found.getString(column));
  }
}
