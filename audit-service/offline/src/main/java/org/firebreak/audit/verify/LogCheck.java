// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.recount.Recount;

/// A whole log in files: C2SP tlog-tiles.
record LogCheck(Trust trust, Report report) {
  void check(Path folder) {
    report.says("Log in files: " + folder);
    SmallFile.read(folder.resolve("checkpoint"), "a checkpoint", SignedNote::ofBytes, report)
        .flatMap(note -> trust.checkpoint(note, report))
        .ifPresent(checkpoint -> check(folder, checkpoint));
  }

  private void check(Path folder, Checkpoint checkpoint) {
    boolean hasEntries = Files.isDirectory(folder.resolve("tile/entries"));
    var recount = new Recount(0);
    try {
      var walk = new TileWalk(new TileFolder(folder), checkpoint, report);
      boolean fits = walk.check(hasEntries ? Optional.of(recount::add) : Optional.empty());
      if (!hasEntries) {
        report.says("Not proven: what the entries say. The folder has their fingerprints only.");
      } else if (fits) {
        RecountCheck.say(recount, 0, report);
      }
    } catch (IOException e) {
      report.notChecked("a file of the log is missing or cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      report.wrong(e.getMessage() + ".");
    }
  }
}
