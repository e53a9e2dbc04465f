// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.demonstration.Progress;
import org.firebreak.stack.RepositoryRoot;

/// Measures the audit log from Kafka to the checkpoint that two witnesses have cosigned, beside
/// plain tables in the same run; then proofs, and the verifier over all of it.
public final class AuditBenchmark {
  private static final int ROUNDS = 3;
  private static final int WARM_UP = 20_000;
  private static final int SINGLE_ROWS = 5_000;
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final AuditPlatform platform;
  private final Progress progress;
  private final Path folder;
  private final List<String> report = new ArrayList<>();

  private AuditBenchmark(AuditPlatform platform, Progress progress, Path folder) {
    this.platform = platform;
    this.progress = progress;
    this.folder = folder;
  }

  /// `entries=N` in all, `rate=N` a second while latency is measured, `latency=SECONDS`,
  /// `proofs=N`.
  public static void main(String[] arguments) throws Exception {
    Map<String, Integer> given =
        Stream.of(arguments)
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(word -> word[0], word -> Integer.valueOf(word[1])));
    Path root = RepositoryRoot.find();
    Path folder = root.resolve("deploy/end-to-end-tests/target/audit-benchmark");
    var progress = new Progress(System.out);
    progress.say("starting broker, PostgreSQL, audit-service and two witnesses");
    List<String> report;
    try (var platform = new AuditPlatform(folder)) {
      var benchmark = new AuditBenchmark(platform, progress, folder);
      benchmark.run(
          given.getOrDefault("entries", 1_000_000),
          given.getOrDefault("rate", 200),
          given.getOrDefault("latency", 20),
          given.getOrDefault("proofs", 1_000));
      report = benchmark.report;
    }
    Files.createDirectories(root.resolve("target/bench"));
    Files.write(root.resolve("target/bench/audit.txt"), report);
  }

  private void run(int entries, int rate, int seconds, int proofs)
      throws SQLException, IOException, InterruptedException {
    try (var decisions = new Decisions(platform.broker);
        var plain = new PlainTable(platform.postgres)) {
      long size = throughput(decisions, WARM_UP);
      plain.rate(decisions, WARM_UP, 256);
      report.clear();
      double log = 0;
      double single = 0;
      double batched = 0;
      int each = entries / ROUNDS;
      for (int round = 0; round < ROUNDS; round++) {
        long begun = System.nanoTime();
        long before = size;
        size = throughput(decisions, each);
        log += (size - before) / ((System.nanoTime() - begun) / 1e9) / ROUNDS;
        single += plain.rate(decisions, SINGLE_ROWS, 1) / ROUNDS;
        batched += plain.rate(decisions, each / 4, 256) / ROUNDS;
      }
      say("Kafka to witnessed checkpoint     %,10.0f entries/s".formatted(log));
      say(
          "plain table, a row a commit       %,10.0f rows/s   (log / this = %.2f)"
              .formatted(single, log / single));
      say(
          "plain table, 256 rows a commit    %,10.0f rows/s   (log / this = %.2f)"
              .formatted(batched, log / batched));
      new AuditLatency(decisions, rate, seconds)
          .of(
              List.of(
                  new AuditLatency.Place("committed entry", platform::committed),
                  new AuditLatency.Place("signed checkpoint", platform::signed),
                  new AuditLatency.Place("witnessed checkpoint", platform::published)))
          .forEach(this::say);
      storage(plain);
    }
    proofs(proofs);
    verifier();
    say(
        "audit-service resident            %,10d MiB"
            .formatted(platform.service.residentMemoryBytes() >> 20));
  }

  /// @return the size that is published when all of them are in
  private long throughput(Decisions decisions, int count) {
    long target = platform.published() + count;
    for (int i = 0; i < count; i++) {
      decisions.send();
    }
    decisions.flush();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long published = platform.published();
    while (published < target) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("only " + published + " of " + target + " are published");
      }
      LockSupport.parkNanos(20_000_000);
      published = platform.published();
    }
    progress.say("%,d entries are published".formatted(published));
    return published;
  }

  private void storage(PlainTable plain) throws SQLException {
    double entries = platform.published();
    say(
        "tables, bytes an entry            %,10.0f  (entries %.0f, seen %.0f, tiles %.1f)"
            .formatted(
                (plain.bytesOfAll("entry") + plain.bytesOf("seen") + plain.bytesOf("tile"))
                    / entries,
                plain.bytesOfAll("entry") / entries,
                plain.bytesOf("seen") / entries,
                plain.bytesOf("tile") / entries));
  }

  /// Over HTTP, the reading itself recorded in the log, as every reading is.
  private void proofs(int count) {
    long size = platform.published();
    var inclusion = new ArrayList<Long>();
    var consistency = new ArrayList<Long>();
    int largest = 0;
    for (int i = -count / 10; i < count; i++) {
      long index = ThreadLocalRandom.current().nextLong(size);
      long begun = System.nanoTime();
      var bundle = platform.asAuditor("/v1/entries/" + index + "/bundle");
      long between = System.nanoTime();
      var proof =
          platform.asAuditor("/v1/log/consistency?from=%d&to=%d".formatted(index + 1, size));
      long ended = System.nanoTime();
      if (bundle.statusCode() != 200 || proof.statusCode() != 200) {
        throw new IllegalStateException(
            "no proof: " + bundle.statusCode() + " " + proof.statusCode());
      }
      largest = Math.max(largest, bundle.body().length);
      if (i >= 0) {
        inclusion.add(between - begun);
        consistency.add(ended - between);
      }
    }
    say(
        "bundle of an entry, %,d entries  %s, largest %,d bytes"
            .formatted(size, Percentiles.of(inclusion).inWords(), largest));
    say("consistency proof                 %s".formatted(Percentiles.of(consistency).inWords()));
  }

  private void verifier() throws IOException, InterruptedException {
    long size = platform.published();
    Path export = folder.resolve("export.zip");
    long begun = System.nanoTime();
    var answer =
        platform.download(
            "/v1/log/export?from_index=0&to_index=%1$d&tree_size=%1$d".formatted(size), export);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("no export: " + answer.statusCode());
    }
    say(
        "export of %,d entries           %,10.1f s, %,d MiB"
            .formatted(size, (System.nanoTime() - begun) / 1e9, Files.size(export) >> 20));
    begun = System.nanoTime();
    Process verify =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-jar",
                RepositoryRoot.find()
                    .resolve("audit-service/offline/target/audit-verify.jar")
                    .toString(),
                "export",
                "--policy",
                platform.logFiles.policy().toString(),
                export.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (verify.waitFor() != 0) {
      throw new IllegalStateException("audit-verify: " + said);
    }
    say("audit-verify export, -Xmx128m     %,10.1f s".formatted((System.nanoTime() - begun) / 1e9));
    Files.delete(export);
  }

  private void say(String line) {
    report.add(line);
    progress.say(line);
  }
}
