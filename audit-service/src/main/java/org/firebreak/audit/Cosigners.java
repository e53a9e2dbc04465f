// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSignature;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.log.Subtrees;
import org.firebreak.audit.log.TrustPolicy;

/// The witnesses of the log's policy, asked all at once. One that is away, or says what cannot be
/// understood, is as if it were not there; whether the others are enough is the policy's to say.
public final class Cosigners {
  private final TrustPolicy policy;
  private final List<Witness> witnesses;
  private final Map<NoteKey, Long> sizes = new ConcurrentHashMap<>();

  public Cosigners(TrustPolicy policy, List<Witness> witnesses) {
    this.policy = policy;
    this.witnesses = List.copyOf(witnesses);
  }

  /// @param note with the cosignatures that were given and that verify
  /// @param contradicted a witness holds a tree that this one does not continue
  public record Collected(SignedNote note, boolean quorum, boolean contradicted) {}

  /// What the witnesses hold of the log; empty while fewer answer than a quorum.
  public Optional<List<SignedNote>> held(NoteKey log) {
    var answered = new HashSet<NoteKey>();
    var held = new ArrayList<SignedNote>();
    Map<Witness, Optional<SignedNote>> answers = allAtOnce(witness -> witness.held(log.name()));
    answers.forEach((witness, note) -> {
      // A note that the log did not sign is no answer.
      if (note.isEmpty() || !note.get().verifiedBy(Set.of(log)).isEmpty()) {
        answered.add(witness.key());
        note.ifPresent(held::add);
        sizes.put(
            witness.key(), note.map(each -> Checkpoint.of(each.text()).treeSize()).orElse(0L));
      }
    });
    return hasQuorum(answered) ? Optional.of(List.copyOf(held)) : Optional.empty();
  }

  public Collected collect(SignedNote signed, Subtrees subtrees) {
    Checkpoint checkpoint = Checkpoint.of(signed.text());
    var requests = new HashMap<NoteKey, AddCheckpoint>();
    for (Witness witness : witnesses) {
      long size = sizes.getOrDefault(witness.key(), 0L);
      if (size <= checkpoint.treeSize()) {
        requests.put(witness.key(), request(size, signed, checkpoint, subtrees));
      }
    }
    Map<Witness, Witness.Answer> answers =
        allAtOnce(witness -> {
          AddCheckpoint request = requests.get(witness.key());
          return request == null
              ? new Witness.Answer.Holds(sizes.getOrDefault(witness.key(), 0L))
              : witness.cosign(request);
        });
    SignedNote note = signed;
    var cosigned = new HashSet<NoteKey>();
    boolean contradicted = false;
    for (Map.Entry<Witness, Witness.Answer> each : answers.entrySet()) {
      NoteKey key = each.getKey().key();
      switch (each.getValue()) {
        case Witness.Answer.Cosigned(NoteSignature signature) -> {
          if (signature.isBy(key, signed.text())) {
            note = note.and(signature);
            cosigned.add(key);
            sizes.put(key, checkpoint.treeSize());
          }
        }
        // Asked again from there with the next attempt.
        case Witness.Answer.Holds(long treeSize) -> {
          sizes.put(key, treeSize);
          contradicted |= treeSize > checkpoint.treeSize();
        }
        case Witness.Answer.Refused(int status) -> contradicted |= status == 422;
      }
    }
    return new Collected(note, hasQuorum(cosigned), contradicted);
  }

  private boolean hasQuorum(Set<NoteKey> keys) {
    return policy
        .quorum()
        .metBy(
            policy.witnesses().stream()
                .filter(witness -> keys.contains(witness.key()))
                .collect(Collectors.toUnmodifiableSet()));
  }

  private static AddCheckpoint request(
      long from, SignedNote signed, Checkpoint checkpoint, Subtrees subtrees) {
    List<Hash> proof =
        from == 0 ? List.of() : ConsistencyProof.of(from, checkpoint.treeSize(), subtrees).hashes();
    return new AddCheckpoint(from, proof, signed);
  }

  private interface Question<A> {
    A ask(Witness witness) throws Witness.WitnessAway;
  }

  private <A> Map<Witness, A> allAtOnce(Question<A> question) {
    var answers = new HashMap<Witness, A>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var pending = new HashMap<Witness, Future<A>>();
      for (Witness witness : witnesses) {
        Callable<A> asking = () -> question.ask(witness);
        pending.put(witness, threads.submit(asking));
      }
      for (Map.Entry<Witness, Future<A>> each : pending.entrySet()) {
        try {
          answers.put(each.getKey(), each.getValue().get());
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof Witness.WitnessAway)) {
            throw new IllegalStateException("a witness was asked in a way that failed", e);
          }
        }
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while witnesses were asked", e);
    }
  }
}
