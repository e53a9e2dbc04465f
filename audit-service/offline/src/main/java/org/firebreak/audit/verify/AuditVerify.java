// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.firebreak.audit.log.TrustPolicy;

/// `audit-verify`: see {@link Command#USAGE}.
public final class AuditVerify {
  private static final long LARGEST_POLICY = 1_000_000;

  private AuditVerify() {}

  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(out, arguments));
  }

  /// The exit code. Reads files only, and prints to `out` only.
  public static int run(PrintStream out, String... arguments) {
    var report = new Report(out);
    Command.of(arguments)
        .ifPresentOrElse(
            asked -> runWithinMemory(asked, report),
            () -> {
              Command.USAGE.lines().forEach(report::says);
              report.notChecked("this is none of the commands.");
            });
    report.conclude();
    return report.verdict().exitCode();
  }

  /// A program that dies of it has exit code 1, as if something were wrong with the log.
  private static void runWithinMemory(Command.Asked asked, Report report) {
    try {
      run(asked, report);
    } catch (OutOfMemoryError e) {
      report.notChecked(
          "%d MiB of memory are too few for this; give more with java -Xmx."
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
    }
  }

  private static void run(Command.Asked asked, Report report) {
    policy(asked.policy(), report)
        .map(Trust::new)
        .ifPresent(trust -> {
          switch (asked.command()) {
            case Command.Bundle bundle ->
                bundle.files().forEach(file -> new BundleCheck(trust, report).check(file));
            case Command.Export export -> new RecountCheck(trust, report).check(export);
            case Command.Log log -> new LogCheck(trust, report).check(log.folder());
            case Command.Checkpoints pair -> new CheckpointsCheck(trust, report).check(pair);
            case Command.CheckStatement(var statement, var export) ->
                new ClaimCheck(trust, report)
                    .check("a statement", statement, StatementClaim::ofBytes, export);
            case Command.CheckStatistics(var statistics, var export) ->
                new ClaimCheck(trust, report)
                    .check("statistics", statistics, StatisticsClaim::ofBytes, export);
          }
        });
  }

  private static Optional<TrustPolicy> policy(Path file, Report report) {
    try {
      if (Files.size(file) > LARGEST_POLICY) {
        throw new IllegalArgumentException("it is too large");
      }
      return Optional.of(TrustPolicy.ofBytes(Files.readAllBytes(file)));
    } catch (IOException e) {
      report.notChecked("the policy %s cannot be read.".formatted(file));
    } catch (IllegalArgumentException e) {
      report.notChecked("%s is not a policy: %s.".formatted(file, e.getMessage()));
    }
    return Optional.empty();
  }
}
