// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.nio.file.Path;
import java.util.Optional;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.recount.Finding;
import org.firebreak.audit.recount.Recount;

/// An export, and what its entries say together.
record RecountCheck(Trust trust, Report report) {
  void check(Command.Export export) {
    Optional<EarlierTree> earlier = Optional.empty();
    if (export.earlier().isPresent()) {
      earlier = earlier(export.earlier().get());
      if (earlier.isEmpty()) {
        return;
      }
    }
    var recounts = new Recount[1];
    new ExportCheck(trust, report, earlier)
        .check(
            export.file(),
            proof -> {
              recounts[0] = new Recount(proof.from());
              return recounts[0]::add;
            })
        .ifPresent(proof -> say(recounts[0], proof.from(), report));
  }

  private Optional<EarlierTree> earlier(Path file) {
    report.says("Your earlier checkpoint: " + file);
    return SmallFile.read(file, "a checkpoint", SignedNote::ofBytes, report)
        .flatMap(note -> trust.checkpoint(note, report))
        .map(kept -> new EarlierTree(kept, report));
  }

  /// @param from where the entries begin
  static void say(Recount recount, long from, Report report) {
    Recount.Result result = recount.result();
    for (Finding finding : result.findings()) {
      String line =
          "%s at entry %d. %s".formatted(finding.code(), finding.index(), finding.words());
      if (finding.code().isWrong()) {
        report.wrong(line);
      } else {
        report.says("Note: " + line);
      }
    }
    result.counts().forEach((code, count) -> report.says("%s: %d in all".formatted(code, count)));
    if (!result.isWrong()) {
      report.says(
          from == 0
              ? "Counted: no number that a sender gave out or stated is missing, no event has two decisions and no dispatch two outcomes, nothing was delivered to an organization with an immigration function or to a unit of one, as far as the log's own entries about organizations tell."
              : "Counted within this range: no event has two decisions and no dispatch two outcomes, and nothing was delivered to an organization that entries of this range give an immigration function, or to a unit of one. For what is missing, check from entry 0.");
    }
    report.says(
        "Not proven: anything about what never reached this platform, or was told by other means, or about an event whose sender never gave it a number.");
  }
}
