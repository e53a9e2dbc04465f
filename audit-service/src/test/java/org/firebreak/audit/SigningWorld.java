// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.decision;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.log.TrustPolicy;

/// Two instances sign one log, and everything fails: each call of each port before or after its
/// effect, witnesses, whole instances with or without their file, and now and then somebody puts
/// the database back to an earlier state. It knows whether what was published is one history.
final class SigningWorld {
  private static final int STEPS = 120;
  private static final String ORIGIN = "audit.example/log";
  private static final NoteSigner SIGNER =
      NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, new SecureRandom());
  private static final List<FakeWitness> KEYS =
      List.of(
          new FakeWitness("w1.example"),
          new FakeWitness("w2.example"),
          new FakeWitness("w3.example"));

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// What can be wrong with a part, each of which the check must notice.
  enum Flaw {
    NONE,
    FILE_FORGETS,
    WITNESSES_FORGET
  }

  private final Random random;
  private final InMemoryLog log = new InMemoryLog();
  private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
  private final List<Optional<SignedNote>> files =
      new ArrayList<>(List.of(Optional.empty(), Optional.empty()));
  private final List<Witness> witnesses = new ArrayList<>();
  private final List<FakeWitness> fakes = new ArrayList<>();
  private final List<SignCheckpoints> instances = new ArrayList<>();
  private final Set<Checkpoint> published = new HashSet<>();

  /// Every state that the log was in, by the root of each of its sizes.
  private final List<List<Hash>> histories = new ArrayList<>();

  private boolean putBack;
  private boolean failing = true;
  private long appended;

  private final Flaw flaw;
  private final boolean witnessed;

  SigningWorld(Random random, int count, Flaw flaw) {
    this.random = random;
    this.flaw = flaw;
    this.witnessed = count > 1;
    for (FakeWitness key : KEYS) {
      var fake = new FakeWitness(key);
      fakes.add(fake);
      witnesses.add(new FailingWitness(fake));
    }
    for (int i = 0; i < count; i++) {
      instances.add(instance(i));
    }
  }

  void run() {
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> append(1 + random.nextInt(5));
        case 3, 4, 5, 6, 7 -> attempt(random.nextInt(instances.size()));
        case 8 -> restart(random.nextInt(instances.size()), random.nextInt(4) == 0);
        case 9, 10 -> fakes.get(random.nextInt(3)).away ^= true;
        default -> putBackSometimes();
      }
      if (!isOneHistory()) {
        return;
      }
    }
    failing = false;
    fakes.forEach(fake -> fake.away = false);
    append(1);
    for (int i = 0; i < 4 && !putBack; i++) {
      restart(0, false);
      attempt(0);
      attempt(0);
    }
    if (!putBack) {
      assertThat(checkpoints.published.lastKey()).isEqualTo((long) log.leaves.size());
    }
  }

  /// Of any two trees that were published, the smaller is a prefix of the larger: so there is a
  /// state of the log that had the roots of all of them.
  boolean isOneHistory() {
    remember();
    return histories.stream()
        .anyMatch(roots ->
            published.stream()
                .allMatch(each ->
                    each.treeSize() <= roots.size()
                        && roots.get((int) each.treeSize() - 1).equals(each.rootHash())));
  }

  private void remember() {
    var roots = new ArrayList<Hash>();
    Frontier frontier = Frontier.EMPTY;
    for (Leaf leaf : log.leaves) {
      frontier = frontier.append(List.of(leaf.hash()));
      roots.add(frontier.rootHash());
    }
    histories.removeIf(
        older -> roots.size() >= older.size() && roots.subList(0, older.size()).equals(older));
    histories.add(roots);
  }

  private void append(int count) {
    var entries = new AppendEntries(log, EntryFixture.countingNonces(), InstantSource.fixed(NOON));
    entries.append(
        LongStream.rangeClosed(appended + 1, appended + count)
            .mapToObj(number -> EntryFixture.received(decision(number), number))
            .toList(),
        List.of());
    appended += count;
  }

  private void attempt(int instance) {
    try {
      Signing signing = instances.get(instance).attempt();
      assertThat(signing instanceof Signing.Refused && !putBack).isFalse();
    } catch (Crash e) {
      restart(instance, false);
    }
  }

  private void restart(int instance, boolean withoutFile) {
    if (withoutFile && witnessed) {
      files.set(instance, Optional.empty());
    }
    instances.set(instance, instance(instance));
  }

  /// Entries, and what was signed in the database, are those of an earlier moment; it goes on from
  /// there with other entries.
  private void putBackSometimes() {
    if (random.nextInt(8) == 0 && log.leaves.size() > 4) {
      putBack = true;
      int size = 1 + random.nextInt(log.leaves.size() - 1);
      log.leaves.subList(size, log.leaves.size()).clear();
      checkpoints.signed.tailMap((long) size, false).clear();
      checkpoints.published.tailMap((long) size, false).clear();
    }
  }

  private SignCheckpoints instance(int number) {
    var text = new StringBuilder("log " + SIGNER.key().text() + "\n");
    fakes.forEach(
        fake -> text.append("witness %s %s\n".formatted(fake.key().name(), fake.key().text())));
    text.append("group three 2 w1.example w2.example w3.example\n");
    text.append(witnessed ? "quorum three\n" : "quorum none\n");
    var policy = TrustPolicy.ofBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    return new SignCheckpoints(
        log,
        new FailingCheckpoints(),
        new FailingFile(number),
        new Cosigners(policy, witnessed ? witnesses : List.of()),
        SIGNER);
  }

  private void mayCrash() {
    if (failing && random.nextInt(25) == 0) {
      throw new Crash();
    }
  }

  private void remember(SignedNote note) {
    published.add(Checkpoint.of(note.text()));
  }

  private final class FailingFile implements LastSigned {
    private final int number;

    FailingFile(int number) {
      this.number = number;
    }

    @Override
    public Optional<SignedNote> get() {
      mayCrash();
      return flaw == Flaw.FILE_FORGETS ? Optional.empty() : files.get(number);
    }

    @Override
    public void set(SignedNote note) {
      mayCrash();
      files.set(number, Optional.of(note));
      mayCrash();
    }
  }

  private final class FailingCheckpoints implements Checkpoints {
    @Override
    public Optional<SignedTree> lastSigned() {
      mayCrash();
      return checkpoints.lastSigned();
    }

    @Override
    public void addSigned(SignedTree tree) {
      mayCrash();
      checkpoints.addSigned(tree);
      mayCrash();
    }

    @Override
    public Optional<SignedNote> published() {
      mayCrash();
      return checkpoints.published();
    }

    @Override
    public Optional<SignedNote> published(long treeSize) {
      mayCrash();
      return checkpoints.published(treeSize);
    }

    @Override
    public Optional<SignedNote> firstPublished(Instant since) {
      mayCrash();
      return checkpoints.firstPublished(since);
    }

    @Override
    public void publish(SignedNote note) {
      mayCrash();
      checkpoints.publish(note);
      remember(note);
      mayCrash();
    }
  }

  /// Each has chances of its own: they are asked at the same time, in no order.
  private final class FailingWitness implements Witness {
    private final FakeWitness witness;
    private final Random own = new Random(random.nextLong());

    FailingWitness(FakeWitness witness) {
      this.witness = witness;
    }

    @Override
    public NoteKey key() {
      return witness.key();
    }

    @Override
    public Optional<SignedNote> held(String origin) throws WitnessAway {
      loseSome();
      forgetSome();
      return witness.held(origin);
    }

    @Override
    public Answer cosign(AddCheckpoint request) throws WitnessAway {
      loseSome();
      forgetSome();
      Answer answer = witness.cosign(request);
      loseSome();
      return answer;
    }

    private void forgetSome() {
      if (flaw == Flaw.WITNESSES_FORGET) {
        witness.held = Optional.empty();
      }
    }

    private void loseSome() throws WitnessAway {
      if (failing && own.nextInt(15) == 0) {
        throw new WitnessAway("lost on the way");
      }
    }
  }
}
