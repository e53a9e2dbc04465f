// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.recount.EntryLines;
import org.firebreak.audit.recount.ReadEntry;

/// What the service says that it counted, counted again from the entries that it is about.
record ClaimCheck(Trust trust, Report report) {
  /// @param what `a statement` or `statistics`
  void check(String what, Path file, Function<byte[], Claim> form, Path export) {
    report.says("This is said to be %s: %s".formatted(what, file));
    SmallFile.read(file, what, form, report).ifPresent(claim -> check(what, claim, export));
  }

  private void check(String what, Claim claim, Path export) {
    var counting = new Counting(claim);
    new ExportCheck(trust, report, Optional.empty())
        .check(export, proof -> counting)
        .ifPresent(proof -> compare(what, proof, counting));
  }

  private static final class Counting implements EntrySink {
    private final Claim claim;
    private long firstUnknown = -1;

    private Counting(Claim claim) {
      this.claim = claim;
    }

    @Override
    public void entry(long index, ReadEntry read) {
      switch (read) {
        case ReadEntry.Known known -> claim.add(index, known.entry());
        case ReadEntry.Unknown _ -> firstUnknown = firstUnknown < 0 ? index : firstUnknown;
      }
    }
  }

  private void compare(String what, RangeProof proof, Counting counting) {
    if (counting.firstUnknown >= 0) {
      report.wrong(
          "entry %d cannot be read, so nothing can be counted.".formatted(counting.firstUnknown));
    } else {
      compare(what, counting.claim.claimed(), counting.claim.counted(proof));
    }
  }

  private void compare(String what, byte[] claimed, byte[] counted) {
    if (Arrays.equals(claimed, counted)) {
      report.says("Counted again from the entries, with the same result, byte for byte:");
      EntryLines.of(claimed).forEach(line -> report.says("  " + line));
      report.says(
          "Not proven: anything about events that never reached this platform, or about entries outside this range.");
      return;
    }
    report.wrong("%s: not what the entries say. Claimed, and counted:".formatted(what));
    var claims = EntryLines.of(claimed);
    var counts = EntryLines.of(counted);
    claims.stream()
        .filter(line -> !counts.contains(line))
        .forEach(line -> report.says("  claimed " + line));
    counts.stream()
        .filter(line -> !claims.contains(line))
        .forEach(line -> report.says("  counted " + line));
  }
}
