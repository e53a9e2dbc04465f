// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.SignedNote;

/// Whether two checkpoints of one log can both be true.
record CheckpointsCheck(Trust trust, Report report) {
  private record Kept(SignedNote note, Checkpoint checkpoint) {}

  void check(Command.Checkpoints asked) {
    Optional<Kept> one = kept(asked.one());
    Optional<Kept> other = kept(asked.other());
    if (one.isPresent() && other.isPresent()) {
      boolean inOrder = one.get().checkpoint().treeSize() <= other.get().checkpoint().treeSize();
      compare(inOrder ? one.get() : other.get(), inOrder ? other.get() : one.get(), asked.proof());
    }
  }

  private Optional<Kept> kept(Path file) {
    report.says("Checkpoint: " + file);
    return SmallFile.read(file, "a checkpoint", SignedNote::ofBytes, report)
        .flatMap(note -> trust.checkpoint(note, report).map(signed -> new Kept(note, signed)));
  }

  private void compare(Kept older, Kept newer, Optional<Path> proof) {
    Checkpoint before = older.checkpoint();
    Checkpoint after = newer.checkpoint();
    if (!before.origin().equals(after.origin())) {
      report.notChecked("they are of two logs.");
    } else if (before.treeSize() == after.treeSize()) {
      if (before.rootHash().equals(after.rootHash())) {
        report.says("Proven: both are of the same entries.");
      } else {
        split(older, newer, "It signed two different logs of the same length.");
      }
    } else if (before.treeSize() == 0) {
      if (before.rootHash().equals(Hashing.EMPTY_ROOT)) {
        report.says("Proven: the older one is of no entries, which every log continues.");
      } else {
        split(older, newer, "It signed a fingerprint for no entries that no entries have.");
      }
    } else if (proof.isEmpty()) {
      report.notChecked("they have different lengths: ask the log for a proof of consistency.");
    } else {
      SmallFile.read(proof.get(), "a proof of consistency", CheckpointsCheck::hashes, report)
          .ifPresent(hashes -> prove(older, newer, hashes));
    }
  }

  private void prove(Kept older, Kept newer, List<Hash> hashes) {
    Checkpoint before = older.checkpoint();
    Checkpoint after = newer.checkpoint();
    if (new ConsistencyProof(before.treeSize(), after.treeSize(), hashes)
        .proves(before.rootHash(), after.rootHash())) {
      report.says(
          "Proven: the newer one begins with all %d entries of the older one, unchanged."
              .formatted(before.treeSize()));
    } else {
      split(
          older,
          newer,
          "The proof does not lead from the older to the newer. A bad proof can be anyone's: ask the log for another. An honest log always has one.");
    }
  }

  /// The hashes in base64, a line each, as C2SP tlog-witness sends them.
  private static List<Hash> hashes(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.isEmpty()) {
      return List.of();
    }
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("the last line has no end");
    }
    return Stream.of(text.substring(0, text.length() - 1).split("\n", -1))
        .map(Hash::ofBase64)
        .toList();
  }

  private void split(Kept older, Kept newer, String why) {
    report.wrong(
        "the log of %s shows two faces, or was rewritten. %s"
            .formatted(older.checkpoint().origin(), why));
    report.says("Both signatures are valid. Give these two texts to anyone who holds the key:");
    for (Kept each : List.of(older, newer)) {
      report.says("----");
      new String(each.note().bytes(), StandardCharsets.UTF_8).lines().forEach(report::says);
    }
    report.says("----");
  }
}
