// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whose checkpoints are believed: C2SP tlog-policy. Signed by one of the logs, and cosigned by as
/// many witnesses as the quorum asks for.
public record TrustPolicy(List<Log> logs, List<Witness> witnesses, Quorum quorum) {
  /// @param key its name is the log's origin
  public record Log(NoteKey key, Optional<String> url) {
    public Log {
      if (key.type() != NoteKey.Type.NOTE) {
        throw new IllegalArgumentException("a log signs with a key for notes");
      }
    }
  }

  public sealed interface Quorum {
    boolean metBy(Set<Witness> cosigners);

    Stream<Witness> asked();
  }

  /// No cosignature is asked for.
  public record None() implements Quorum {
    @Override
    public boolean metBy(Set<Witness> cosigners) {
      return true;
    }

    @Override
    public Stream<Witness> asked() {
      return Stream.of();
    }
  }

  public sealed interface Member extends Quorum {}

  /// @param name within the policy only; its key has a name of its own
  /// @param url the submission prefix of C2SP tlog-witness
  public record Witness(String name, NoteKey key, Optional<String> url) implements Member {
    public Witness {
      if (key.type() != NoteKey.Type.COSIGNATURE) {
        throw new IllegalArgumentException("a witness signs with a key for cosignatures");
      }
    }

    @Override
    public boolean metBy(Set<Witness> cosigners) {
      return cosigners.contains(this);
    }

    @Override
    public Stream<Witness> asked() {
      return Stream.of(this);
    }
  }

  public record Group(String name, int needed, List<Member> members) implements Member {
    public Group {
      members = List.copyOf(members);
      if (needed < 1 || needed > members.size()) {
        throw new IllegalArgumentException(
            "a group of %d cannot ask for %d".formatted(members.size(), needed));
      }
    }

    @Override
    public boolean metBy(Set<Witness> cosigners) {
      return members.stream().filter(member -> member.metBy(cosigners)).count() >= needed;
    }

    @Override
    public Stream<Witness> asked() {
      return members.stream().flatMap(Member::asked);
    }
  }

  public TrustPolicy {
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
    different("log", logs.stream().map(Log::key).toList());
    different("witness", witnesses.stream().map(Witness::key).toList());
    List<Witness> asked = quorum.asked().toList();
    if (!witnesses.containsAll(asked) || new HashSet<>(asked).size() != asked.size()) {
      throw new IllegalArgumentException("a quorum asks each known witness at most once");
    }
  }

  private static void different(String whose, List<NoteKey> keys) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.subList(0, i).stream().anyMatch(keys.get(i)::isSameKeyAs)) {
        throw new IllegalArgumentException("two lines give one key of a " + whose);
      }
    }
  }

  /// @throws IllegalArgumentException with the number of the line that is not as the page says
  public static TrustPolicy ofBytes(byte[] bytes) {
    return new PolicyText(bytes).policy();
  }

  public Judgement judge(SignedNote note) {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.of(note.text());
    } catch (IllegalArgumentException e) {
      return new Judgement.Refused(Judgement.Refusal.NOT_A_CHECKPOINT);
    }
    List<Log> named =
        logs.stream().filter(log -> log.key().name().equals(checkpoint.origin())).toList();
    if (named.isEmpty()) {
      return new Judgement.Refused(Judgement.Refusal.LOG_NOT_IN_POLICY);
    }
    var keys = new ArrayList<NoteKey>();
    named.forEach(log -> keys.add(log.key()));
    witnesses.forEach(witness -> keys.add(witness.key()));
    Set<NoteKey> signers = note.verifiedBy(keys);
    return named.stream()
        .filter(log -> signers.contains(log.key()))
        .findFirst()
        .<Judgement>map(log -> signed(checkpoint, log, note, signers))
        .orElse(new Judgement.Refused(Judgement.Refusal.LOG_DID_NOT_SIGN));
  }

  private Judgement.Signed signed(
      Checkpoint checkpoint, Log log, SignedNote note, Set<NoteKey> signers) {
    var cosigned =
        witnesses.stream()
            .filter(witness -> signers.contains(witness.key()))
            .map(witness -> new Judgement.Cosigned(witness, earliest(witness, note)))
            .toList();
    var cosigners = new HashSet<Witness>();
    cosigned.forEach(each -> cosigners.add(each.witness()));
    return new Judgement.Signed(checkpoint, log, cosigned, quorum.metBy(cosigners));
  }

  private static Instant earliest(Witness witness, SignedNote note) {
    long seconds =
        note.signatures().stream()
            .filter(signature -> signature.claims(witness.key()))
            .mapToLong(signature -> signature.seconds().orElseThrow())
            .min()
            .orElseThrow();
    return Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond()));
  }
}
