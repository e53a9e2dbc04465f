// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.decision;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.log.TrustPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A log that two of three witnesses must cosign.
class SignCheckpointsTest {
  private final NoteSigner signer =
      NoteSigner.generate("audit.example/log", NoteKey.Type.NOTE, new SecureRandom());
  private final List<FakeWitness> witnesses =
      List.of(
          new FakeWitness("w1.example"),
          new FakeWitness("w2.example"),
          new FakeWitness("w3.example"));
  private final InMemoryLog log = new InMemoryLog();
  private InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
  private final MemoryOfLastSigned lastSigned = new MemoryOfLastSigned();
  private SignCheckpoints signing = restarted();
  private long appended;

  private static final class MemoryOfLastSigned implements LastSigned {
    private Optional<SignedNote> note = Optional.empty();

    @Override
    public Optional<SignedNote> get() {
      return note;
    }

    @Override
    public void set(SignedNote signed) {
      note = Optional.of(signed);
    }
  }

  private SignCheckpoints restarted() {
    return new SignCheckpoints(
        log, checkpoints, lastSigned, new Cosigners(policy(), List.copyOf(witnesses)), signer);
  }

  private TrustPolicy policy() {
    var text = new StringBuilder("log " + signer.key().text() + "\n");
    for (FakeWitness witness : witnesses) {
      String name = witness.key().name();
      text.append("witness %s %s\n".formatted(name, witness.key().text()));
    }
    text.append("group all-three 2 w1.example w2.example w3.example\nquorum all-three\n");
    return TrustPolicy.ofBytes(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void tenEntriesAreInTheLog() {
    append(10);
  }

  private void append(int count) {
    var appendEntries =
        new AppendEntries(log, EntryFixture.countingNonces(), InstantSource.fixed(NOON));
    appendEntries.append(
        LongStream.rangeClosed(appended + 1, appended + count)
            .mapToObj(number -> EntryFixture.received(decision(number), number))
            .toList(),
        List.of());
    appended += count;
  }

  private void cutTo(int size) {
    log.leaves.subList(size, log.leaves.size()).clear();
  }

  private static long size(SignedNote note) {
    return Checkpoint.of(note.text()).treeSize();
  }

  private void publishes(long size) {
    assertThat(signing.attempt())
        .isInstanceOfSatisfying(
            Signing.Published.class,
            done -> assertThat(done.checkpoint().treeSize()).isEqualTo(size));
    assertThat(checkpoints.published().map(SignCheckpointsTest::size)).contains(size);
  }

  private void refuses(Signing.Reason reason) {
    int before = checkpoints.signed.size();
    assertThat(signing.attempt())
        .isInstanceOfSatisfying(
            Signing.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    assertThat(checkpoints.signed).hasSize(before);
  }

  @Test
  void whatIsInTheLogIsSignedCosignedAndPublished() {
    publishes(10);

    SignedNote note = checkpoints.published().orElseThrow();
    assertThat(Checkpoint.of(note.text()))
        .isEqualTo(new Checkpoint("audit.example/log", 10, log.head().rootHash()));
    assertThat(note.verifiedBy(Set.of(signer.key()))).hasSize(1);
    assertThat(note.signatures()).hasSize(4);
    assertThat(lastSigned.get().map(SignCheckpointsTest::size)).contains(10L);
  }

  @Test
  void eachCheckpointContinuesTheOneBeforeAlsoAfterARestart() {
    publishes(10);
    append(3);
    publishes(13);
    signing = restarted();
    append(300);
    publishes(313);
    publishes(313);
    assertThat(checkpoints.published.keySet()).containsExactly(10L, 13L, 313L);
  }

  @Test
  void anEmptyLogIsNotSigned() {
    cutTo(0);
    assertThat(signing.attempt()).isEqualTo(new Signing.Empty());
    assertThat(checkpoints.signed).isEmpty();
  }

  @Test
  void nothingIsSignedBeforeAQuorumOfWitnessesSaidWhatItHolds() {
    witnesses.get(0).away = true;
    witnesses.get(2).away = true;
    assertThat(signing.attempt()).isEqualTo(new Signing.AwaitingWitnesses());
    assertThat(checkpoints.signed).isEmpty();

    witnesses.get(2).away = false;
    publishes(10);
  }

  @Test
  void withTooFewCosignaturesThePublishedCheckpointStaysAndTheLogGoesOn() {
    publishes(10);
    witnesses.get(0).away = true;
    witnesses.get(1).away = true;
    append(5);
    assertThat(signing.attempt())
        .isInstanceOfSatisfying(
            Signing.Unpublished.class, each -> assertThat(each.cosignatures()).isEqualTo(1));
    assertThat(checkpoints.published().map(SignCheckpointsTest::size)).contains(10L);

    append(5);
    witnesses.get(0).away = false;
    publishes(20);
  }

  @Test
  void aWitnessThatMissedSomeIsAskedAgainFromWhereItIs() {
    publishes(10);
    witnesses.get(0).away = true;
    append(5);
    publishes(15);
    append(5);
    witnesses.get(0).away = false;
    witnesses.get(2).away = true;
    publishes(20);
    assertThat(witnesses.get(0).held.map(SignCheckpointsTest::size)).contains(20L);
  }

  @Test
  void aDatabaseThatWasPutBackIsNotSignedAgain() {
    publishes(10);
    cutTo(8);
    checkpoints = new InMemoryCheckpoints();
    signing = restarted();
    refuses(Signing.Reason.BEHIND_WHAT_WAS_SIGNED);
    append(7);
    // Other entries under the same indexes.
    refuses(Signing.Reason.NOT_A_CONTINUATION);
  }

  @Test
  void theWitnessesRememberWhenTheFileIsGoneToo() {
    publishes(10);
    cutTo(8);
    checkpoints = new InMemoryCheckpoints();
    lastSigned.note = Optional.empty();
    signing = restarted();
    refuses(Signing.Reason.BEHIND_WHAT_WAS_SIGNED);
  }

  @Test
  void aDatabaseThatIsPutBackWhileItRunsIsNotSignedAgain() {
    publishes(10);
    cutTo(8);
    refuses(Signing.Reason.BEHIND_WHAT_WAS_SIGNED);
  }

  @Test
  void whatWasSignedAndNeverCosignedBindsAllTheSame() {
    publishes(10);
    witnesses.forEach(witness -> witness.away = true);
    append(5);
    assertThat(signing.attempt()).isInstanceOf(Signing.Unpublished.class);
    cutTo(12);
    checkpoints.signed.remove(15L);
    witnesses.forEach(witness -> witness.away = false);
    signing = restarted();
    refuses(Signing.Reason.BEHIND_WHAT_WAS_SIGNED);
  }

  @Test
  void aBitThatTurnedAfterItWasHashedIsNotSigned() {
    Leaf leaf = log.leaves.get(6);
    leaf.bytes()[20] ^= 1;
    refuses(Signing.Reason.DAMAGED);
    leaf.bytes()[20] ^= 1;
    publishes(10);
  }

  /// Before the last checkpoint nothing is read again: what is rewritten there, with its hashes, no
  /// longer continues what was signed.
  @Test
  void aPastThatWasRewrittenIsNotSigned() {
    publishes(10);
    append(2);
    Leaf other = log.leaves.get(11);
    log.leaves.set(3, other);
    refuses(Signing.Reason.NOT_A_CONTINUATION);
  }

  @Test
  void entriesThatWereLetGoAreNotReadAgain() {
    publishes(10);
    append(5);
    log.firstKept = 10;
    signing = restarted();
    publishes(15);
  }

  /// Someone with the log's key shows witnesses another history: the next attempt finds out what
  /// they hold.
  @Test
  void aForkThatWasSignedElsewhereStopsTheSigning() {
    publishes(10);
    append(2);
    var fork = new Checkpoint("audit.example/log", 12, log.leaves.getFirst().hash());
    SignedNote forged = SignedNote.of(fork.text(), signer);
    witnesses.forEach(
        witness -> witness.held = Optional.of(forged.and(witness.signer.sign(fork.text(), 1))));
    append(3);
    assertThat(signing.attempt()).isInstanceOf(Signing.Unpublished.class);
    append(1);
    assertThat(signing.attempt()).isInstanceOf(Signing.Unpublished.class);
    refuses(Signing.Reason.NOT_A_CONTINUATION);
  }

  @Test
  void aCheckpointThatTheLogDidNotSignIsNoAnswerOfAWitness() {
    var stranger = NoteSigner.generate("audit.example/log", NoteKey.Type.NOTE, new SecureRandom());
    var large = new Checkpoint("audit.example/log", 1_000, log.head().rootHash());
    witnesses.getFirst().held = Optional.of(SignedNote.of(large.text(), stranger));
    publishes(10);
  }
}
