// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firebreak.demonstration.Progress;
import org.firebreak.stack.RepositoryRoot;

/// Measures the firewall against loops that only copy, and says which of its goals are met. Missed
/// ones are no failure: this is a measurement.
public final class Benchmark {

  /// As many as a batch has events, and as many again.
  private static final int CONSENTS = 1_000;

  /// Requests before those that count.
  private static final int WARM_UP = 100;

  private static final int LATENCY_ROUNDS = 2;
  private static final int MOST_EVENTS = 20_000;

  private final Parameters parameters;
  private final Progress progress;

  private Benchmark(Parameters parameters, Progress progress) {
    this.parameters = parameters;
    this.progress = progress;
  }

  public static void main(String[] arguments) throws IOException {
    Map<String, Integer> given = new HashMap<>();
    var options = "";
    for (String argument : arguments) {
      var parts = argument.split("=", 2);
      if (parts[0].equals("options")) {
        options = parts[1];
      } else {
        given.put(parts[0], Integer.valueOf(parts[1]));
      }
    }
    var root = RepositoryRoot.find();
    var results =
        run(
            Parameters.of(given),
            new Progress(System.out),
            root.resolve("deploy/end-to-end-tests/target/benchmark"),
            options);
    var folder = Files.createDirectories(root.resolve("target/bench"));
    Files.writeString(folder.resolve("report.json"), Report.json(results).toPrettyString());
    Files.writeString(folder.resolve("report.txt"), Report.table(results));
    System.out.println();
    System.out.println(Report.table(results));
  }

  /// @param folder for the processes' data and logs
  /// @param options for the JVMs of what is compared
  static Results run(Parameters parameters, Progress progress, Path folder, String options) {
    var benchmark = new Benchmark(parameters, progress);
    progress.say(
        "the machine's load before anything of this runs: %.1f on %d processors"
            .formatted(
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors()));
    progress.say("decide() alone, over the decision scenarios");
    var decide = DecideTime.measure();
    progress.say("starting broker, PostgreSQL, Keycloak, consent-service and the copy loops");
    try (var platform = new Platform(folder, options)) {
      return benchmark.on(platform, decide);
    }
  }

  private Results on(Platform platform, DecideTime decide) {
    progress.say("recording consents, sealing events");
    var consents = new Consents(platform).record(CONSENTS);
    int count = Math.min(MOST_EVENTS, parameters.rate() * (parameters.latency() + 5));
    var seal =
        new Seal(
            Path.of(
                Optional.ofNullable(
                        platform
                            .keysets
                            .serviceSettings("referral-service")
                            .get("firebreak.keysets.outbound"))
                    .orElseThrow()));
    var events = new Events(count, seal, consents);
    try (var firewall = new Feed(Loop.FIREWALL, events, platform.broker);
        var plain = new Feed(Loop.PLAIN, events, platform.broker);
        var transactional = new Feed(Loop.TRANSACTIONAL, events, platform.broker);
        var smallRye = new Feed(Loop.SMALLRYE, events, platform.broker);
        var positions = new Positions(platform.broker)) {
      var throughput =
          new Throughput(platform, positions, progress::say)
              .measure(List.of(firewall, plain, transactional, smallRye), parameters);
      requireDeliveries(positions, firewall);

      Map<Loop, Percentiles> latency = new LinkedHashMap<>();
      int rate = latencies(platform, List.of(firewall, transactional), latency);

      var use = new Consents(platform);
      var withdrawn = use.record(parameters.receipts() + WARM_UP);
      use.askStanding(consents.subList(0, WARM_UP));
      use.withdraw(withdrawn.subList(0, WARM_UP));
      List<Long> receipts;
      List<Long> answers;
      try (var _ = new Pace(firewall, rate, (_, _) -> {})) {
        receipts = use.withdraw(withdrawn.subList(WARM_UP, withdrawn.size()));
        progress.say("%d withdrawals under load".formatted(receipts.size()));
        answers = use.askStanding(consents.subList(0, Math.min(CONSENTS, parameters.receipts())));
        progress.say("%d questions for standing under load".formatted(answers.size()));
      }
      return new Results(
          parameters,
          throughput,
          rate,
          latency,
          decide,
          Percentiles.of(receipts),
          Percentiles.of(answers));
    }
  }

  /// Nine of ten events are delivered: to hold everything would be quicker, and measure nothing.
  private static void requireDeliveries(Positions positions, Feed firewall) {
    if (positions.delivered() < 0.9 * firewall.sent()) {
      throw new IllegalStateException(
          "of %d events %d were delivered".formatted(firewall.sent(), positions.delivered()));
    }
  }

  /// At the rate that was asked for, or at half of it for as long as a loop falls behind.
  ///
  /// @param latency gets those of each loop, of all rounds together
  /// @return the rate
  private int latencies(Platform platform, List<Feed> feeds, Map<Loop, Percentiles> latency) {
    var measured = new Latency(platform.broker);
    var duration = Duration.ofSeconds(parameters.latency());
    for (int rate = parameters.rate(); rate > 0; rate /= 2) {
      Map<Loop, List<Long>> all = new LinkedHashMap<>();
      boolean holds = true;
      for (int round = 0; holds && round < LATENCY_ROUNDS; round++) {
        for (var feed : feeds) {
          var latencies = measured.measure(feed, rate, duration);
          holds &= !latencies.isEmpty();
          all.computeIfAbsent(feed.loop(), _ -> new ArrayList<>()).addAll(latencies);
          progress.say(
              "%-30s latency at %d/s, round %d: %s"
                  .formatted(
                      feed.loop().name(),
                      rate,
                      round + 1,
                      latencies.isEmpty() ? "fell behind" : Percentiles.of(latencies).inWords()));
        }
      }
      if (holds) {
        all.forEach((loop, latencies) -> latency.put(loop, Percentiles.of(latencies)));
        return rate;
      }
    }
    throw new IllegalStateException("no rate holds");
  }
}
