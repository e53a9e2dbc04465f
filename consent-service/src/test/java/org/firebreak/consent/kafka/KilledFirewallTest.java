// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.consent.Outbound;
import org.firebreak.consent.Outbound.Draft;
import org.firebreak.consent.Watched;
import org.firebreak.stack.Broker;
import org.firebreak.stack.Keysets;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The real gate on a real broker, killed with SIGKILL at each point of a batch, each time with a
/// new process after it.
class KilledFirewallTest {

  /// A kill takes some seconds: each point is for `make chaos`.
  private static final List<KillPoint> SAMPLE =
      List.of(KillPoint.BETWEEN_TWO_SENDS, KillPoint.DURING_THE_COMMIT);

  private static final int ROUNDS = Integer.getInteger("firebreak.kill.rounds", 0);
  private static final int EVENTS_A_KILL = 20;
  private static final int SIGKILLED = 128 + 9;
  private static final Duration RESUMED = Duration.ofSeconds(8);
  private static final List<String> ADDRESSES =
      List.of("lantern-refuge", "nccu", "Immigraiton Enforcement", "larch-homes");

  private static final List<String> OUTPUTS =
      List.of("firewall.decisions.v1", "inbox.specialist-support.v1", "inbox.housing.v1");

  /// Tenths of a second until a firewall must have been killed.
  private static final int PATIENCE = 300;

  @TempDir Path folder;

  /// @param beside whether another firewall shares the partitions and lives on
  @ParameterizedTest
  @MethodSource("withAnotherBeside")
  void whereverTheFirewallIsKilledEachEventIsDecidedOnceAndTheNextOneGoesOn(boolean beside)
      throws Exception {
    long seed = beside ? 20_260_102 : 20_260_101;
    var chance = new Random(seed);
    var living = new ArrayList<Process>();
    try (var broker = Broker.start(0, folder)) {
      var settings = settings(broker);
      try (var outbound =
              new Outbound(broker, MortalFirewall.config(MortalFirewall.settings(settings)));
          var watched = new Watched(broker, OUTPUTS)) {
        if (beside) {
          living.add(start(settings, "1"));
        }
        var sent = new ArrayList<Draft>();
        var pauses = new ArrayList<Duration>();
        Instant killed = null;
        for (var point : points()) {
          for (int i = 0; i < EVENTS_A_KILL; i++) {
            sent.add(send(outbound, chance));
          }
          int before = watched.await(0, KilledFirewallTest::isDecision).size();
          var process = start(settings, "0", point.name(), Integer.toString(point.spare(chance)));
          living.add(process);
          if (killed != null && !beside && !point.isOfTheStart()) {
            watched.await(before + 1, KilledFirewallTest::isDecision);
            pauses.add(Duration.between(killed, Instant.now()));
          }
          // It may have none of the partitions that the first ones lay on.
          for (int i = 0; i < PATIENCE && process.isAlive(); i++) {
            sent.add(send(outbound, chance));
            process.waitFor(100, TimeUnit.MILLISECONDS);
          }
          assertThat(process.isAlive()).as("%s", point).isFalse();
          assertThat(process.exitValue()).as("%s", point).isEqualTo(SIGKILLED);
          killed = Instant.now();
        }
        living.add(start(settings, "0"));
        var decisions = watched.await(sent.size(), KilledFirewallTest::isDecision);
        check(sent, decisions, watched.await(0, record -> !isDecision(record)));
        System.out.printf(
            "%d kills %s (seed %d): %d events, each decided once; decides again after %s ms%n",
            points().size(),
            beside ? "beside another firewall" : "of the only firewall",
            seed,
            sent.size(),
            pauses.stream().map(Duration::toMillis).sorted().toList());
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isLessThan(RESUMED));
      }
    } finally {
      living.forEach(Process::destroyForcibly);
    }
  }

  static List<Boolean> withAnotherBeside() {
    return ROUNDS > 0 ? List.of(false, true) : List.of(true);
  }

  private static List<KillPoint> points() {
    var points = new ArrayList<KillPoint>();
    for (int round = 0; round < ROUNDS; round++) {
      points.addAll(List.of(KillPoint.values()));
    }
    return points.isEmpty() ? SAMPLE : points;
  }

  private static void check(
      List<Draft> sent,
      List<ConsumerRecord<String, byte[]>> decisions,
      List<ConsumerRecord<String, byte[]>> inbox) {
    assertThat(decisions)
        .extracting(KilledFirewallTest::id)
        .containsExactlyInAnyOrderElementsOf(
            sent.stream().map(draft -> draft.event.toString()).toList());
    var delivered =
        decisions.stream()
            .filter(decision ->
                new String(decision.value(), StandardCharsets.UTF_8)
                    .contains("\"outcome\":\"deliver\""))
            .map(KilledFirewallTest::id)
            .toList();
    assertThat(inbox)
        .extracting(KilledFirewallTest::id)
        .containsExactlyInAnyOrderElementsOf(delivered);
    var lawful = new HashSet<String>();
    for (var draft : sent) {
      if (draft.content.contains("lantern-refuge") || draft.content.contains("larch-homes")) {
        lawful.add(draft.event.toString());
      }
    }
    assertThat(delivered).isNotEmpty().allMatch(lawful::contains);
  }

  private static Draft send(Outbound outbound, Random chance) {
    var address = ADDRESSES.get(chance.nextInt(ADDRESSES.size()));
    var purpose = address.equals("larch-homes") ? "housing" : "specialist-support";
    var draft = new Draft("kent-police", address, purpose, "00000000-0000-0000-0000-000000000007");
    outbound.send(chance.nextInt(3), draft);
    return draft;
  }

  private static boolean isDecision(ConsumerRecord<String, byte[]> record) {
    return record.topic().equals("firewall.decisions.v1");
  }

  private static String id(ConsumerRecord<String, byte[]> record) {
    return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
  }

  private Path settings(Broker broker) throws IOException {
    var settings = new Properties();
    settings.putAll(broker.serviceSettings("consent-service"));
    settings.putAll(Keysets.generate(folder).serviceSettings("consent-service"));
    var file = folder.resolve("settings.properties");
    try (var to = Files.newBufferedWriter(file)) {
      settings.store(to, null);
    }
    return file;
  }

  private Process start(Path settings, String instance, String... fate) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                MortalFirewall.class.getName(),
                settings.toString(),
                instance));
    command.addAll(List.of(fate));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("firewalls.log").toFile()))
        .start();
  }
}
