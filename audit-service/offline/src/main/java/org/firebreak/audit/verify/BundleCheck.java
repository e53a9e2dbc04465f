// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.nio.file.Path;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.ProofBundle;
import org.firebreak.audit.recount.EntryLines;

/// That one entry is in the log: C2SP tlog-proof.
record BundleCheck(Trust trust, Report report) {
  void check(Path file) {
    report.says("Proof of one entry: " + file);
    SmallFile.read(file, "a proof of an entry", ProofBundle::ofBytes, report)
        .ifPresent(bundle ->
            trust
                .checkpoint(bundle.note(), report)
                .ifPresent(checkpoint -> check(bundle, checkpoint)));
  }

  private void check(ProofBundle bundle, Checkpoint checkpoint) {
    if (!bundle.proves(checkpoint.origin())) {
      report.wrong(
          "the entry in this file is not entry %d of what was signed.".formatted(bundle.index()));
      return;
    }
    report.says("Entry %d, exactly as it was logged:".formatted(bundle.index()));
    try {
      EntryLines.of(bundle.entry()).forEach(line -> report.says("  " + line));
    } catch (IllegalArgumentException e) {
      report.wrong("the entry is in the log, but not in the form of this platform's entries.");
    }
    report.says("  (fingerprint " + Hashing.leafHash(bundle.entry()).hex() + ")");
    report.says(
        "Proven: this entry, byte for byte, is number %d of the %d that were signed."
            .formatted(bundle.index(), checkpoint.treeSize()));
    report.says(
        "Not proven: that it tells the truth, or that no other entry speaks about the same matter. For that, check an export.");
  }
}
