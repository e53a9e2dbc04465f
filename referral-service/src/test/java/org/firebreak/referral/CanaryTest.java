// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Consents;
import org.firebreak.referral.surroundings.Database;
import org.firebreak.referral.surroundings.Eventually;
import org.firebreak.referral.surroundings.Firewall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Words planted in content and addresses are found in the one place where they may be.
@QuarkusTest
class CanaryTest extends ServiceTest {

  private static final String CANARY = "zqcanaryperson";

  private final Lines lines = new Lines();
  private final Agency source = Agency.next();
  private final Agency target = Agency.next();

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(lines);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger("").removeHandler(lines);
  }

  @Test
  void nothingOfContentOrAddressIsLoggedWhateverHappens() {
    var body = Bodies.referral(CANARY + "@example.org", CANARY);
    var sent = source.refer(body);
    var event = Firewall.event(sent.event());

    refusals(body);
    Firewall.holds(event, "curable", Instant.now().plusSeconds(600), "BASIS_MISSING");
    source.isTold(sent, "HELD_FOR_SOURCE");
    source.cure(sent, "{\"address\": [\"" + CANARY + "\"]}").then().statusCode(400);
    var cured = sent.curedBy(source.cure(sent, "{\"address\":\"" + CANARY + "\"}"));
    Firewall.send(
        Firewall.INBOX,
        sent.referral().toString(),
        Map.of("ce_kind", CANARY, "ce_subject", CANARY),
        ("{\"seal\":\"tink-aead\",\"bytes\":\"" + CANARY + "\"}").getBytes(StandardCharsets.UTF_8));
    Firewall.send(
        Firewall.DECISIONS,
        sent.referral().toString(),
        Map.of(),
        ("{\"kind\":\"" + CANARY).getBytes(StandardCharsets.UTF_8));
    Firewall.delivers(Firewall.event(cured.event()), target);
    Eventually.is(1, () -> target.inbox().jsonPath().getList("items").size());
    Consents.rule(cured.dispatch(), "no-json");
    target.read(cured.dispatch()).then().statusCode(503);
    Consents.rule(cured.dispatch(), "grant");
    assertThat(target.read(cured.dispatch()).asString()).contains(CANARY);
    spoilStoredContent(cured.dispatch().toString());
    assertThat(target.read(cured.dispatch()).then().statusCode(500).extract().asString())
        .doesNotContain(CANARY);

    assertThat(lines.all).as("the test hears the log").anyMatch(line -> line.contains("set aside"));
    assertThat(lines.all).noneMatch(line -> line.contains(CANARY));
  }

  private void refusals(String body) {
    source.post(body.replace("\"risk\"", "\"" + CANARY + "\"")).then().statusCode(400);
    source.post(body.replace("\"High\"", "[\"" + CANARY + "\"]")).then().statusCode(400);
    source.post(body.replace("\"targets\"", "\"basis_id\": \"" + CANARY + "\", \"targets\""));
    source.post(body.replace("\"targets\"", "\"" + CANARY + "\": 1, \"targets\""));
    source.post(body + CANARY);
    source.post(body.substring(0, body.length() / 2)).then().statusCode(400);
    source.post(body, CANARY).then().statusCode(202);
    source.post(body.replace("High", "Low"), CANARY).then().statusCode(422);
  }

  /// As if a defect, or somebody else, had written it.
  private static void spoilStoredContent(String dispatch) {
    Database.execute(
        "update received_content set bytes = convert_to('[{\"label\":\"%1$s\",\"text\":\"%1$s\"},', 'UTF8') where dispatch_id = '%2$s'"
            .formatted(CANARY, dispatch));
  }

  @Test
  void contentAddressesAndPurposesLieInNoTableUnsealed() {
    var sent = source.refer(Bodies.referral(CANARY, CANARY).replace("specialist-support", CANARY));
    Firewall.delivers(Firewall.event(sent.event()), target);
    Eventually.is(1, () -> target.inbox().jsonPath().getList("items").size());

    for (var table :
        new String[] {
          "referral",
          "dispatch",
          "received",
          "answer",
          "withdrawal",
          "notice",
          "idempotency",
          "unreadable_record"
        }) {
      assertThat(
              Database.count(
                  "(select t::text as row from " + table + " t) r where row like ?",
                  "%" + CANARY + "%"))
          .as(table)
          .isZero();
    }
    for (var bytes :
        new String[] {
          "address_bytes from dispatch",
          "purpose_bytes from dispatch",
          "bytes from dispatch_content",
          "bytes from received_content",
          "wrapped from data_key",
          "value from outbox"
        }) {
      assertThat(
              Database.count(
                  "(select encode("
                      + bytes.replace(" from", ", 'escape') as row from")
                      + ") r where row like ?",
                  "%" + CANARY + "%"))
          .as(bytes)
          .isZero();
    }
    assertThat(Database.hasContentOf(sent.dispatch())).as("there is something to search").isTrue();
  }

  private static final class Lines extends Handler {

    private final Queue<String> all = new ConcurrentLinkedQueue<>();

    private Lines() {
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord line) {
      var text = new StringWriter();
      text.append(String.valueOf(line.getMessage()));
      if (line.getParameters() != null) {
        for (var parameter : line.getParameters()) {
          text.append(' ').append(String.valueOf(parameter));
        }
      }
      if (line.getThrown() != null) {
        line.getThrown().printStackTrace(new PrintWriter(text));
      }
      all.add(MessageFormat.format("{0} {1}", line.getLoggerName(), text));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
