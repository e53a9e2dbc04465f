// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.util.Arrays;
import java.util.Optional;
import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.recount.EntryLines;
import org.firebreak.audit.recount.ReadEntry;
import org.firebreak.audit.recount.Statement;
import org.firebreak.audit.recount.StatementCount;

/// A non-disclosure statement, counted again from the entries that it is about.
record StatementCheck(Trust trust, Report report) {
  void check(Command.CheckStatement asked) {
    report.says("Statement: " + asked.statement());
    SmallFile.read(asked.statement(), "a statement", Statement::ofBytes, report)
        .ifPresent(statement -> check(statement, asked));
  }

  private void check(Statement claimed, Command.CheckStatement asked) {
    var counting = new Counting(new StatementCount(claimed.scope()));
    new ExportCheck(trust, report, Optional.empty())
        .check(asked.export(), proof -> counting)
        .ifPresent(proof -> compare(claimed, proof, counting));
  }

  private static final class Counting implements EntrySink {
    private final StatementCount count;
    private long firstUnknown = -1;

    private Counting(StatementCount count) {
      this.count = count;
    }

    @Override
    public void entry(long index, ReadEntry read) {
      switch (read) {
        case ReadEntry.Known known -> count.add(index, known.entry());
        case ReadEntry.Unknown _ -> firstUnknown = firstUnknown < 0 ? index : firstUnknown;
      }
    }
  }

  private void compare(Statement claimed, RangeProof proof, Counting counting) {
    if (counting.firstUnknown >= 0) {
      report.wrong(
          "entry %d cannot be read, so nothing can be counted.".formatted(counting.firstUnknown));
    } else {
      compare(claimed, statement(proof, claimed, counting.count));
    }
  }

  private static Statement statement(RangeProof proof, Statement claimed, StatementCount count) {
    return new Statement(
        proof.from(),
        proof.to(),
        proof.checkpoint().treeSize(),
        proof.checkpoint().rootHash(),
        claimed.scope(),
        count.counts());
  }

  private void compare(Statement claimed, Statement counted) {
    if (Arrays.equals(claimed.bytes(), counted.bytes())) {
      report.says("Counted again from the entries, with the same result, byte for byte:");
      EntryLines.of(claimed.bytes()).forEach(line -> report.says("  " + line));
      report.says(
          "Not proven: anything about events that never reached this platform, or about entries outside this range.");
      return;
    }
    report.wrong("the statement does not say what the entries say. It claims, and they say:");
    var claims = EntryLines.of(claimed.bytes());
    var counts = EntryLines.of(counted.bytes());
    claims.stream()
        .filter(line -> !counts.contains(line))
        .forEach(line -> report.says("  claimed " + line));
    counts.stream()
        .filter(line -> !claims.contains(line))
        .forEach(line -> report.says("  counted " + line));
  }
}
