// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.consent.Outbound;
import org.firebreak.consent.Outbound.Draft;
import org.firebreak.consent.Watched;
import org.firebreak.stack.Broker;
import org.firebreak.stack.Keysets;

/// Firewalls in processes of their own on one broker, what is sent to them, and what they decide.
final class MortalFirewalls implements AutoCloseable {

  private static final List<String> ADDRESSES =
      List.of("lantern-refuge", "nccu", "Immigraiton Enforcement", "larch-homes");

  private static final List<String> OUTPUTS =
      List.of("firewall.decisions.v1", "inbox.specialist-support.v1", "inbox.housing.v1");

  private final Path folder;
  private final Path settings;
  private final Outbound outbound;
  private final Watched watched;
  private final Random chance;
  private final List<Draft> sent = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  MortalFirewalls(Broker broker, Path folder, Random chance) throws IOException {
    this.folder = folder;
    this.chance = chance;
    settings = settings(broker);
    outbound = new Outbound(broker, MortalFirewall.config(MortalFirewall.settings(settings)));
    watched = new Watched(broker, OUTPUTS);
  }

  /// @param fate nothing, or a {@link KillPoint}, how often it is passed unharmed, and a signal
  Process start(String instance, String... fate) throws IOException {
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
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("firewalls.log").toFile()))
            .start();
    processes.add(process);
    return process;
  }

  void send(int events) {
    for (int i = 0; i < events; i++) {
      var address = ADDRESSES.get(chance.nextInt(ADDRESSES.size()));
      var purpose = address.equals("larch-homes") ? "housing" : "specialist-support";
      var draft =
          new Draft("kent-police", address, purpose, "00000000-0000-0000-0000-000000000007");
      outbound.send(chance.nextInt(3), draft);
      sent.add(draft);
    }
  }

  int sent() {
    return sent.size();
  }

  int decided() {
    return watched.await(0, MortalFirewalls::isDecision).size();
  }

  void awaitDecisions(int atLeast) {
    watched.await(atLeast, MortalFirewalls::isDecision);
  }

  /// Every event has one decision, and an inbox record exactly where that says so.
  void eachWasDecidedOnce() {
    var decisions = watched.await(sent.size(), MortalFirewalls::isDecision);
    var inbox = watched.await(0, record -> !isDecision(record));
    assertThat(decisions)
        .extracting(MortalFirewalls::id)
        .containsExactlyInAnyOrderElementsOf(
            sent.stream().map(draft -> draft.event.toString()).toList());
    var delivered =
        decisions.stream()
            .filter(decision ->
                new String(decision.value(), StandardCharsets.UTF_8)
                    .contains("\"outcome\":\"deliver\""))
            .map(MortalFirewalls::id)
            .toList();
    assertThat(inbox)
        .extracting(MortalFirewalls::id)
        .containsExactlyInAnyOrderElementsOf(delivered);
    var lawful = new HashSet<String>();
    for (var draft : sent) {
      if (draft.content.contains("lantern-refuge") || draft.content.contains("larch-homes")) {
        lawful.add(draft.event.toString());
      }
    }
    assertThat(delivered).isNotEmpty().allMatch(lawful::contains);
  }

  /// Kills whatever still lives, also what is frozen.
  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    watched.close();
    outbound.close();
  }

  private static boolean isDecision(ConsumerRecord<String, byte[]> record) {
    return record.topic().equals("firewall.decisions.v1");
  }

  private static String id(ConsumerRecord<String, byte[]> record) {
    return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
  }

  private Path settings(Broker broker) throws IOException {
    var properties = new Properties();
    properties.putAll(broker.serviceSettings("consent-service"));
    properties.putAll(Keysets.generate(folder).serviceSettings("consent-service"));
    var file = folder.resolve("settings.properties");
    try (var to = Files.newBufferedWriter(file)) {
      properties.store(to, null);
    }
    return file;
  }
}
