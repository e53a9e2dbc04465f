// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.firebreak.audit.recount.Statement;
import org.firebreak.demonstration.rest.Auditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log from outside: what docs/auditing.md tells an auditor to do, and what becomes of it when
/// witnesses and the service fail.
final class AuditorIT {
  private static final int KILLS = Integer.getInteger("firebreak.audit.kills", 2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// In the local stack.
  private static final Duration STATED_EVERY = Duration.ofSeconds(10);

  private static final Set<String> TO_BE_STATED =
      Set.of(
          "directory-service audit.facts.v1",
          "consent-service audit.facts.v1",
          "referral-service audit.facts.v1",
          "referral-service referrals.outbound.v1");

  private final SharedStack stack = SharedStack.get();
  private final Laptop laptop = new Laptop(stack);

  @TempDir private Path folder;

  @Test
  void whatThePlatformSaysIsCheckedOnALaptop() {
    Waiting.until("the first checkpoint", PATIENCE, () -> laptop.isThere("log/checkpoint"));
    Path kept = Laptop.write(folder.resolve("kept.checkpoint"), laptop.checkpoint());
    append();
    var answer =
        laptop.post(
            "v1/statements",
            "{\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(
                    Instant.now().minus(1, ChronoUnit.DAYS),
                    Instant.now().plus(1, ChronoUnit.DAYS)));
    assertThat(answer.statusCode()).isEqualTo(201);
    Statement statement = Statement.ofBytes(answer.body());
    Path json = Laptop.write(folder.resolve("statement.json"), answer.body());
    Path export = Laptop.write(folder.resolve("export.zip"), laptop.export(statement.treeSize()));
    String location = answer.headers().firstValue("location").orElseThrow();
    String proof = location.substring(location.indexOf("v1/"));
    Waiting.until("the statement is published", PATIENCE, () -> laptop.isThere(proof));
    Path bundle = Laptop.write(folder.resolve("statement.tlog-proof"), laptop.download(proof));

    assertThat(statement.counts().deliveredToImmigration()).isZero();
    holds(laptop.verify("export", export.toString(), "--earlier", kept.toString()));
    holds(laptop.verify("statement", json.toString(), export.toString()));
    var said = laptop.verify("bundle", bundle.toString());
    holds(said);
    assertThat(said.text()).contains("witness-1", "witness-2");
    stack
        .progress()
        .say(
            "audit-verify: %d entries, %d decisions, 0 delivered to immigration functions"
                .formatted(statement.treeSize(), statement.counts().decisions()));
  }

  /// What the log holds at its end is what was given out, and not only what came so far.
  @Test
  void everyProducerStatesItsNumbersAndTheLogHasThem() {
    new Load(stack).send(Load.EVENTS_PER_REFERRAL, Duration.ofSeconds(1));
    Waiting.until(
        "each producer states what it has given out",
        PATIENCE.plus(STATED_EVERY),
        () -> stated().containsAll(TO_BE_STATED));
    Waiting.until("the log has all of it", PATIENCE, () -> stack.auditor().lostAtTheEnd() == 0);

    var last = new HashMap<String, Instant>();
    for (JsonNode fact : stack.auditor().statedNumbers()) {
      var at = Instant.parse(fact.path("at").asText());
      var before = last.put(fact.path("producer").asText(), at);
      assertThat(before == null || !at.isBefore(before.plus(STATED_EVERY)))
          .as("one for each period: %s, %s", before, at)
          .isTrue();
    }
    Path export = Laptop.write(folder.resolve("all.zip"), laptop.export(laptop.published()));
    holds(laptop.verify("export", export.toString()));
  }

  /// Producer and topic of every partition that was stated.
  private Set<String> stated() {
    var stated = new HashSet<String>();
    for (JsonNode fact : stack.auditor().statedNumbers()) {
      fact.path("stated_numbers")
          .forEach(each ->
              stated.add(fact.path("producer").asText() + " " + each.asText().split("/")[0]));
    }
    return stated;
  }

  @Test
  void withoutAWitnessThePublishedCheckpointStaysAndTheLogGoesOn() {
    var witness = stack.parts().witness("witness-2");
    witness.stop();
    long before;
    try {
      Waiting.sleep(Duration.ofSeconds(2));
      before = laptop.published();
      append();
      Waiting.sleep(Duration.ofSeconds(3));
      assertThat(laptop.published()).isEqualTo(before);
      assertThat(stack.auditor().head().path("tree_size").asLong()).isGreaterThan(before);
    } finally {
      witness.start();
    }
    Waiting.until("published again", PATIENCE, () -> laptop.published() > before);
  }

  /// Killed while it appends and signs. Each checkpoint that was ever fetched is a prefix of the
  /// next.
  @Test
  void whateverWasPublishedBeforeAKillIsStillThereAfterIt() {
    var service = stack.parts().service("audit-service");
    byte[] older = laptop.checkpoint();
    for (int kill = 0; kill < KILLS; kill++) {
      append();
      service.kill();
      service.restart();
      Waiting.until("the door", PATIENCE, () -> laptop.isThere("v1/log/head"));
      append();
      long seen = Laptop.treeSize(older);
      Waiting.until("published again", PATIENCE, () -> laptop.published() > seen);
      byte[] newer = laptop.checkpoint();
      Path proof =
          Laptop.write(
              folder.resolve("proof"),
              laptop.text(
                  "v1/log/consistency?from=%d&to=%d".formatted(seen, Laptop.treeSize(newer))));
      holds(
          laptop.verify(
              "checkpoints",
              Laptop.write(folder.resolve("older"), older).toString(),
              Laptop.write(folder.resolve("newer"), newer).toString(),
              "--proof",
              proof.toString()));
      older = newer;
    }
    Path export = Laptop.write(folder.resolve("all.zip"), laptop.export(Laptop.treeSize(older)));
    holds(laptop.verify("export", export.toString()));
  }

  /// Olive of the inspectorate, by her own token; Audrey and Auberon are the two who let her in.
  /// The oversight office's own client is neither: whoever knows its secret would be the second.
  @Test
  void auditorOfAnotherOrganizationReadsWhatTwoPeopleGranted() {
    String olive = stack.tokens().ofPerson("olive.sample");
    String period =
        "v1/entries?from=%s&to=%s"
            .formatted(Instant.now().minus(1, ChronoUnit.HOURS), Instant.now());
    assertThat(laptop.as(olive, "GET", period, null).code()).isEqualTo("NO_ACCESS_GRANTED");

    var asked = JsonNodeFactory.instance.objectNode();
    asked.put("organization", "sample-inspectorate");
    asked.put("subject", subject(olive));
    asked.put("from", Instant.now().minus(1, ChronoUnit.DAYS).toString());
    asked.put("to", Instant.now().toString());
    asked.put("until", Instant.now().plus(1, ChronoUnit.DAYS).toString());
    asked.put("purpose", "INSPECTION");
    String audrey = stack.tokens().ofPerson("audrey.sample");
    String office = stack.tokens().ofOrganization(Auditor.ORGANIZATION);
    var grant = laptop.as(audrey, "POST", "v1/access-grants", asked).expecting(201).body();
    String path = "v1/access-grants/" + grant.path("id").asText();
    assertThat(laptop.as(audrey, "POST", path + "/approval", null).code()).isEqualTo("SAME_PERSON");
    assertThat(laptop.as(office, "POST", path + "/approval", null).code())
        .isEqualTo("NOT_A_PERSON");
    String auberon = stack.tokens().ofPerson("auberon.sample");
    laptop.as(auberon, "POST", path + "/approval", null).expecting(200);

    assertThat(laptop.as(olive, "GET", period, null).expecting(200).body().path("items"))
        .isNotEmpty();
    String earlier = period.replaceFirst("from=[^&]*", "from=2020-01-01T00:00:00Z");
    assertThat(laptop.as(olive, "GET", earlier, null).code()).isEqualTo("OUTSIDE_GRANTED_PERIOD");
    laptop.as(audrey, "POST", path + "/revocation", null).expecting(200);
    assertThat(laptop.as(olive, "GET", period, null).code()).isEqualTo("NO_ACCESS_GRANTED");
  }

  private static String subject(String token) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    try {
      return new ObjectMapper().readTree(claims).required("sub").asText();
    } catch (IOException e) {
      throw new AssertionError("Keycloak made a token that is not JSON", e);
    }
  }

  /// Readings are entries too.
  private void append() {
    for (int i = 0; i < 5; i++) {
      laptop.download("v1/entries/" + i);
    }
  }

  private static void holds(Laptop.Said said) {
    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text()).endsWith("RESULT: everything that was checked holds.\n");
  }
}
