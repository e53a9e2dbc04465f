// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import static org.firebreak.audit.verify.SignedLog.run;
import static org.firebreak.audit.verify.SignedLog.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.recount.CleanLog;
import org.firebreak.audit.witness.MemoryWitness;

/// Whoever holds the server and the log's key makes another history of it, in itself without a
/// fault. Who saw the first one tells: a witness, and an auditor who kept a checkpoint. In the table
/// and in the chain everything fits again.
final class TamperedHistories {
  private static final int SEEN = 64;

  private final Path folder;
  private final Path policy;
  private final SignedLog first = SignedLog.of(CleanLog.ofSize(SEEN, 64));

  TamperedHistories(Path folder, Path policy) {
    this.folder = folder;
    this.policy = policy;
  }

  List<Tally> lines() throws IOException {
    return List.of(
        restored("8", "Yesterday's backup restored, and gone on with"),
        restored("9", "The same, and what the server noted of its last signature deleted"),
        rewritten(),
        splitView(),
        fork(),
        oneWitnessColludes());
  }

  private Tally restored(String number, String what) throws IOException {
    var tally = new Tally(number, what, "witness; export --earlier");
    for (int backup = 0; backup < SEEN; backup += 16) {
      var entries = new ArrayList<>(first.entries().subList(0, backup));
      entries.addAll(CleanLog.ofSize(100 - backup, 1_000 + backup));
      against(tally, SignedLog.of(entries));
    }
    return tally;
  }

  /// Shown without any witness, as nobody else would sign it.
  private void against(Tally tally, SignedLog other) throws IOException {
    var kept = write(folder.resolve("kept"), first.note().bytes());
    var file = other.export(folder.resolve("export.zip"), 0, other.size());
    String said = run("export", "--policy", policy, file, "--earlier", kept);
    tally.tried(said.startsWith("1\n") && !isCosignedByOneWhoSawTheFirst(other));
    others(tally, other);
  }

  private static void others(Tally tally, SignedLog other) {
    tally.others(
        PlainTable.of(other.entries()).notices(), HashChain.of(other.entries()).notices());
  }

  /// Whatever proof comes along: that of the other history, of the first one, or none.
  private boolean isCosignedByOneWhoSawTheFirst(SignedLog other) {
    var witness = new MemoryWitness(SignedLog.key());
    if (!witness.cosigns(new AddCheckpoint(0, List.of(), first.note(0)).bytes())) {
      throw new AssertionError("the witness must cosign what it sees first");
    }
    int newer = Math.max(SEEN, other.size());
    var own = ConsistencyProof.of(Math.min(SEEN, other.size()), newer, other.padded(newer));
    var firsts = ConsistencyProof.of(Math.min(SEEN, other.size()), newer, first.padded(newer));
    return witness.cosigns(new AddCheckpoint(SEEN, own.hashes(), other.note(0)).bytes())
        || witness.cosigns(new AddCheckpoint(SEEN, firsts.hashes(), other.note(0)).bytes())
        || witness.cosigns(new AddCheckpoint(SEEN, List.of(), other.note(0)).bytes())
        || witness.cosigns(new AddCheckpoint(0, List.of(), other.note(0)).bytes());
  }

  private SignedLog withoutTruth(int index) {
    var entries = new ArrayList<>(first.entries());
    entries.set(index, CleanLog.ofSize(1, 2_000 + index).getFirst());
    return SignedLog.of(entries);
  }

  private Tally rewritten() throws IOException {
    var tally =
        new Tally("10", "An entry, its tiles and the head made again and signed with the log's key", "witness; export --earlier");
    for (int i = 0; i < SEEN; i += 11) {
      against(tally, withoutTruth(i));
    }
    return tally;
  }

  private Tally splitView() throws IOException {
    var tally = new Tally("11", "Two roots signed for one size", "witness; checkpoints");
    var one = write(folder.resolve("one"), first.note(1).bytes());
    for (int i = 0; i < SEEN; i += 11) {
      var other = withoutTruth(i);
      var file = write(folder.resolve("other"), other.note(1).bytes());
      String said = run("checkpoints", "--policy", policy, one, file);
      tally.tried(said.startsWith("1\n") && !isCosignedByOneWhoSawTheFirst(other));
      others(tally, other);
    }
    return tally;
  }

  private Tally fork() throws IOException {
    var tally = new Tally("12", "Two histories signed at different sizes", "witness; checkpoints --proof");
    var one = write(folder.resolve("one"), first.note(1).bytes());
    for (int size = 65; size < 100; size += 12) {
      var entries = new ArrayList<>(withoutTruth(size - 65).entries());
      entries.addAll(CleanLog.ofSize(size - SEEN, 3_000 + size));
      var other = SignedLog.of(entries);
      var file = write(folder.resolve("other"), other.note(1).bytes());
      for (SignedLog source : List.of(other, first.padded(size))) {
        var proof = write(folder.resolve("proof"), source.consistency(SEEN));
        String said = run("checkpoints", "--policy", policy, one, file, "--proof", proof);
        tally.tried(said.startsWith("1\n") && !isCosignedByOneWhoSawTheFirst(other));
      }
      others(tally, other);
    }
    return tally;
  }

  private Tally oneWitnessColludes() throws IOException {
    var tally = new Tally("13", "One of three witnesses signs whatever it is given", "bundle (quorum)");
    var other = withoutTruth(20);
    for (int witness = 0; witness < 3; witness++) {
      var file = write(folder.resolve("bundle"), other.bundle(20, other.noteOf(witness)));
      tally.tried(run("bundle", "--policy", policy, file).startsWith("3\n"));
    }
    return tally;
  }
}
