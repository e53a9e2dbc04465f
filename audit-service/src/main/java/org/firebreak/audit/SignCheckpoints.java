// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;

/// Signs what the log holds, once it has read again what is stored, and publishes it once enough
/// witnesses have cosigned.
///
/// What was signed once binds for ever: nothing is signed that does not continue it, as far as this
/// instance's file, the database and the witnesses remember. In this order, so that a crash in
/// between leaves a memory that is never behind the signature: file, database, witnesses,
/// published. Several instances may sign at the same time; each signs only trees that continue one
/// another, because all read the same entries.
///
/// For one thread.
public final class SignCheckpoints {
  private static final int CHUNK = 1_000;

  private final Entries entries;
  private final Checkpoints checkpoints;
  private final LastSigned lastSigned;
  private final Cosigners cosigners;
  private final NoteSigner signer;
  private final Set<Checkpoint> binding = new HashSet<>();
  private boolean witnessesHeard;

  public SignCheckpoints(
      Entries entries,
      Checkpoints checkpoints,
      LastSigned lastSigned,
      Cosigners cosigners,
      NoteSigner signer) {
    if (signer.key().type() != NoteKey.Type.NOTE) {
      throw new IllegalArgumentException("a log signs with a key for notes");
    }
    this.entries = entries;
    this.checkpoints = checkpoints;
    this.lastSigned = lastSigned;
    this.cosigners = cosigners;
    this.signer = signer;
  }

  /// @throws LogUnavailable if nothing could be read or stored now
  public Signing attempt() {
    try {
      if (!witnessesHeard) {
        Optional<List<SignedNote>> held = cosigners.held(signer.key());
        if (held.isEmpty()) {
          return new Signing.AwaitingWitnesses();
        }
        held.get().forEach(this::bind);
        lastSigned.get().ifPresent(this::bind);
        witnessesHeard = true;
      }
      return signAndPublish();
    } catch (LogDamaged e) {
      return new Signing.Refused(Signing.Reason.DAMAGED, String.valueOf(e.getMessage()));
    }
  }

  private Signing signAndPublish() {
    Optional<SignedTree> last = checkpoints.lastSigned();
    last.map(SignedTree::note).ifPresent(this::bind);
    Head head = entries.head();
    Optional<Signing> refused = refusal(head);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (head.treeSize() == 0) {
      return new Signing.Empty();
    }
    Frontier signed = last.map(SignedTree::frontier).orElse(Frontier.EMPTY);
    SignedTree newest =
        last.filter(tree -> tree.frontier().size() == head.treeSize())
            .orElseGet(() -> sign(signed, head));
    return publish(newest);
  }

  /// Only the log itself is bound by what it signed. Notes of witnesses that it did not sign do not
  /// come so far.
  private void bind(SignedNote note) {
    if (note.verifiedBy(List.of(signer.key())).isEmpty()) {
      throw new LogDamaged("a checkpoint that should be the log's own is not signed by its key");
    }
    binding.add(Checkpoint.of(note.text()));
  }

  private Optional<Signing> refusal(Head head) {
    for (Checkpoint each : binding) {
      if (each.treeSize() > head.treeSize()) {
        return Optional.of(
            new Signing.Refused(
                Signing.Reason.BEHIND_WHAT_WAS_SIGNED,
                "the database holds %d entries, and %d were signed"
                    .formatted(head.treeSize(), each.treeSize())));
      }
      if (!continues(each, head)) {
        return Optional.of(
            new Signing.Refused(
                Signing.Reason.NOT_A_CONTINUATION,
                "the tree of %d entries does not continue the one of %d that was signed"
                    .formatted(head.treeSize(), each.treeSize())));
      }
    }
    // All are prefixes of this tree, so the largest stands for the others.
    binding.stream()
        .max((a, b) -> Long.compare(a.treeSize(), b.treeSize()))
        .ifPresent(largest -> binding.retainAll(Set.of(largest)));
    return Optional.empty();
  }

  private boolean continues(Checkpoint older, Head head) {
    return ConsistencyProof.of(older.treeSize(), head.treeSize(), entries.subtrees(head.treeSize()))
        .proves(older.rootHash(), head.rootHash());
  }

  /// What was hashed when it was appended is hashed again as it is stored now: one bit that turned
  /// on its way to the disk, and was signed, could never be proven again.
  private SignedTree sign(Frontier signed, Head head) {
    Frontier grown = signed;
    while (grown.size() < head.treeSize()) {
      long to = Math.min(grown.size() + CHUNK, head.treeSize());
      var hashes = new ArrayList<Hash>();
      entries.forEach(grown.size(), to, entry -> hashes.add(entry.leafHash()));
      grown = grown.append(hashes);
    }
    if (!grown.rootHash().equals(head.rootHash())) {
      throw new LogDamaged(
          "the %d entries that are stored do not have the root of the head"
              .formatted(head.treeSize()));
    }
    var checkpoint = new Checkpoint(signer.key().name(), head.treeSize(), head.rootHash());
    var tree = new SignedTree(grown, SignedNote.of(checkpoint.text(), signer));
    lastSigned.set(tree.note());
    // Before it is stored: whether a storing that failed was done is not known.
    bind(tree.note());
    checkpoints.addSigned(tree);
    return tree;
  }

  private Signing publish(SignedTree newest) {
    Checkpoint checkpoint = newest.checkpoint();
    boolean published =
        checkpoints
            .published()
            .map(note -> Checkpoint.of(note.text()).treeSize() >= checkpoint.treeSize())
            .orElse(false);
    if (published) {
      return new Signing.Published(checkpoint);
    }
    Cosigners.Collected collected =
        cosigners.collect(newest.note(), entries.subtrees(checkpoint.treeSize()));
    if (collected.contradicted()) {
      // What that witness holds is asked for anew, and then binds.
      witnessesHeard = false;
    }
    if (!collected.quorum()) {
      return new Signing.Unpublished(checkpoint, collected.note().signatures().size() - 1);
    }
    checkpoints.publish(collected.note());
    return new Signing.Published(checkpoint);
  }
}
