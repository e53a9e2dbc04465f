// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSignature;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;

/// Cosigns a log's checkpoint if it continues the one that it cosigned before, and no other, ever:
/// C2SP tlog-witness. Two histories of one log cannot both have its signature.
///
/// What is compared is what is replaced: one request at a time goes from the one to the other. A
/// crash before the answer leaves the new checkpoint held and the log without its signature; the
/// log asks again.
final class Witness {
  private final Map<String, Set<NoteKey>> logs;
  private final NoteSigner signer;
  private final Held held;
  private final InstantSource time;

  /// @param logs a log's origin is its keys' name; it may have more than one
  Witness(Collection<NoteKey> logs, NoteSigner signer, Held held, InstantSource time) {
    this.logs =
        logs.stream().collect(Collectors.groupingBy(NoteKey::name, Collectors.toUnmodifiableSet()));
    this.signer = signer;
    this.held = held;
    this.time = time;
  }

  Answer answer(byte[] body) {
    AddCheckpoint request;
    Checkpoint checkpoint;
    try {
      request = AddCheckpoint.ofBytes(body);
      checkpoint = Checkpoint.of(request.note().text());
    } catch (IllegalArgumentException e) {
      return new Answer.Refused(Answer.Refusal.MALFORMED);
    }
    Set<NoteKey> keys = logs.getOrDefault(checkpoint.origin(), Set.of());
    if (keys.isEmpty()) {
      return new Answer.Refused(Answer.Refusal.UNKNOWN_LOG);
    }
    if (request.note().verifiedBy(keys).isEmpty()) {
      return new Answer.Refused(Answer.Refusal.NOT_SIGNED_BY_THE_LOG);
    }
    if (request.oldSize() > checkpoint.treeSize()) {
      return new Answer.Refused(Answer.Refusal.OLD_SIZE_LARGER);
    }
    return cosign(request, checkpoint, keys);
  }

  private synchronized Answer cosign(
      AddCheckpoint request, Checkpoint checkpoint, Set<NoteKey> keys) {
    Optional<Checkpoint> before =
        held.of(checkpoint.origin()).map(note -> Checkpoint.of(note.text()));
    long heldSize = before.map(Checkpoint::treeSize).orElse(0L);
    if (request.oldSize() != heldSize) {
      return new Answer.Holds(heldSize);
    }
    if (!continues(before, request, checkpoint)) {
      return new Answer.Refused(Answer.Refusal.NOT_A_CONTINUATION);
    }
    String text = request.note().text();
    NoteSignature signature = signer.sign(text, time.instant().getEpochSecond());
    // Of all the lines that came along, only the log's own are kept.
    Stream<NoteSignature> logs =
        request.note().signatures().stream()
            .filter(line -> keys.stream().anyMatch(key -> line.isBy(key, text)))
            .distinct();
    held.replace(
        checkpoint.origin(),
        new SignedNote(text, Stream.concat(logs, Stream.of(signature)).toList()));
    return new Answer.Cosigned(signature);
  }

  private static boolean continues(
      Optional<Checkpoint> before, AddCheckpoint request, Checkpoint checkpoint) {
    if (checkpoint.treeSize() == 0 && !checkpoint.rootHash().equals(Hashing.EMPTY_ROOT)) {
      return false;
    }
    if (request.oldSize() == 0) {
      return request.hashes().isEmpty();
    }
    return new ConsistencyProof(request.oldSize(), checkpoint.treeSize(), request.hashes())
        .proves(before.orElseThrow().rootHash(), checkpoint.rootHash());
  }

  /// The checkpoint cosigned last, of the log whose origin has this hash in hex.
  Optional<SignedNote> checkpoint(String originHash) {
    return logs.keySet().stream()
        .filter(origin -> AddCheckpoint.originHash(origin).hex().equals(originHash))
        .findFirst()
        .flatMap(held::of);
  }
}
