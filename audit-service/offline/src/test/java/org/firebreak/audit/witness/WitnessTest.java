// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitnessTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_779_573_024);

  private final SampleLog log = SampleLog.ofSize(20);
  private final SampleLog fork = log.forkedAt(6);
  private final NoteSigner signer =
      NoteSigner.generate("witness.example/1", NoteKey.Type.COSIGNATURE, new SecureRandom());
  private final HeldInMemory held = new HeldInMemory();
  private final Witness witness =
      new Witness(List.of(log.signer().key()), signer, held, InstantSource.fixed(NOW));

  private Answer ask(AddCheckpoint request) {
    return witness.answer(request.bytes());
  }

  /// In short, for the tables.
  private static String said(Answer answer) {
    return switch (answer) {
      case Answer.Cosigned(var _) -> "cosigned";
      case Answer.Holds(long size) -> "holds " + size;
      case Answer.Refused(var why) -> why.name();
    };
  }

  private void holds(int size) {
    assertThat(size == 0 ? "cosigned" : said(ask(log.request(0, size)))).isEqualTo("cosigned");
  }

  /// The witness holds the first history at a size and is asked to go on to another, in the first
  /// history or in a second one, which differs from index 6 on.
  @ParameterizedTest
  @CsvSource({
    // holds, asked from, asked to, history, answer
    "0,  0,  1, first,  cosigned",
    "0,  0, 20, first,  cosigned",
    "3,  3,  7, first,  cosigned",
    "8,  8,  8, first,  cosigned",
    "5,  5,  9, second, cosigned",
    "6,  6,  7, second, cosigned",
    "7,  7,  9, second, NOT_A_CONTINUATION",
    "8,  8,  8, second, NOT_A_CONTINUATION",
    "8,  0,  8, second, holds 8",
    "8,  0, 12, first,  holds 8",
    "8,  5, 12, first,  holds 8",
    "8,  5,  6, first,  holds 8",
    "8,  9, 12, first,  holds 8",
    "0,  3,  7, first,  holds 0",
    "8,  8,  5, first,  OLD_SIZE_LARGER"
  })
  void onlyWhatContinuesIsCosigned(int holds, int from, int to, String history, String answer) {
    holds(holds);
    SampleLog asked = history.equals("first") ? log : fork;
    var request =
        from <= to ? asked.request(from, to) : new AddCheckpoint(from, List.of(), asked.note(to));

    assertThat(said(ask(request))).isEqualTo(answer);
  }

  @Test
  void whatIsCosignedIsHeldWithBothSignaturesAndTheTime() {
    Answer answer = ask(log.request(0, 8));

    var signature = ((Answer.Cosigned) answer).signature();
    assertThat(signature.isBy(signer.key(), log.note(8).text())).isTrue();
    assertThat(signature.seconds()).hasValue(NOW.getEpochSecond());
    SignedNote note = held.of(SampleLog.ORIGIN).orElseThrow();
    assertThat(note.verifiedBy(Set.of(signer.key(), log.signer().key()))).hasSize(2);
    assertThat(witness.checkpoint(AddCheckpoint.originHash(SampleLog.ORIGIN).hex())).contains(note);
    assertThat(witness.checkpoint(AddCheckpoint.originHash("other").hex())).isEmpty();
  }

  @Test
  void whatIsRefusedChangesNothing() {
    holds(8);
    SignedNote before = held.of(SampleLog.ORIGIN).orElseThrow();
    ask(fork.request(8, 12));
    ask(log.request(5, 12));
    witness.answer(new byte[] {1, 2, 3});
    assertThat(held.of(SampleLog.ORIGIN)).contains(before);
  }

  @Test
  void aLogThatItDoesNotKnowOrAKeyThatIsNotTheLogsIsRefused() {
    SampleLog stranger = SampleLog.ofSize(3);
    assertThat(said(ask(stranger.request(0, 3)))).isEqualTo("NOT_SIGNED_BY_THE_LOG");

    var other = NoteSigner.generate("other.example/log", NoteKey.Type.NOTE, new SecureRandom());
    var text = new Checkpoint("other.example/log", 3, log.tree().rootAt(3)).text();
    assertThat(said(ask(new AddCheckpoint(0, List.of(), SignedNote.of(text, other)))))
        .isEqualTo("UNKNOWN_LOG");
  }

  @Test
  void linesOfOthersUnderTheCheckpointAreNeitherCheckedNorKept() {
    var other =
        NoteSigner.generate("other.example/witness", NoteKey.Type.COSIGNATURE, new SecureRandom());
    SignedNote note = log.note(3).and(other.sign("another text\n", 1));
    assertThat(said(ask(new AddCheckpoint(0, List.of(), note)))).isEqualTo("cosigned");
    assertThat(held.of(SampleLog.ORIGIN).orElseThrow().signatures()).hasSize(2);
  }

  @Test
  void theEmptyTreeHasOneRoot() {
    var wrong =
        new Checkpoint(
            SampleLog.ORIGIN, 0, Hashing.nodeHash(Hashing.EMPTY_ROOT, Hashing.EMPTY_ROOT));
    var request = new AddCheckpoint(0, List.of(), SignedNote.of(wrong.text(), log.signer()));
    assertThat(said(ask(request))).isEqualTo("NOT_A_CONTINUATION");
    assertThat(said(ask(log.request(0, 0)))).isEqualTo("cosigned");
  }

  @Test
  void aProofFromTheEmptyTreeIsNotTaken() {
    var request = new AddCheckpoint(0, List.of(Hashing.EMPTY_ROOT), log.note(3));
    assertThat(said(ask(request))).isEqualTo("NOT_A_CONTINUATION");
  }

  /// Whatever byte changes, it is never a request that is cosigned.
  @Test
  void noChangedByteIsCosigned() {
    holds(3);
    byte[] good = log.request(3, 7).bytes();
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      assertThat(said(witness.answer(changed))).as("byte %d", i).isNotEqualTo("cosigned");
    }
  }

  @Test
  void aLogWithTwoKeysHasOneHistory() {
    var next = NoteSigner.generate(SampleLog.ORIGIN, NoteKey.Type.NOTE, new SecureRandom());
    var both =
        new Witness(
            List.of(log.signer().key(), next.key()), signer, held, InstantSource.fixed(NOW));
    SignedNote eight = SignedNote.of(log.note(8).text(), next);
    SignedNote forked = SignedNote.of(fork.note(9).text(), next);

    assertThat(said(both.answer(log.request(0, 7).bytes()))).isEqualTo("cosigned");
    assertThat(said(both.answer(new AddCheckpoint(7, log.proof(7, 8), eight).bytes())))
        .isEqualTo("cosigned");
    assertThat(said(both.answer(new AddCheckpoint(8, fork.proof(8, 9), forked).bytes())))
        .isEqualTo("NOT_A_CONTINUATION");
    assertThat(held.of(SampleLog.ORIGIN).orElseThrow().verifiedBy(Set.of(next.key()))).hasSize(1);
  }

  /// All at once from the same size, to trees that part, while what is held is slow to change: one
  /// is cosigned, and the others are told that tree's size.
  @Test
  void aRaceNeverCosignsTwoHistories() throws Exception {
    holds(7);
    var slow =
        new Witness(List.of(log.signer().key()), signer, slow(held), InstantSource.fixed(NOW));
    SampleLog other = log.forkedAt(8);
    var requests = new ArrayList<Callable<Answer>>();
    for (int size : List.of(9, 12, 20)) {
      for (SampleLog each : List.of(log, other)) {
        byte[] body = each.request(7, size).bytes();
        requests.add(() -> slow.answer(body));
      }
    }
    var answers = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : threads.invokeAll(requests)) {
        answers.add(said(each.get()));
      }
    }
    var now = Checkpoint.of(held.of(SampleLog.ORIGIN).orElseThrow().text());
    assertThat(answers).containsOnlyOnce("cosigned");
    assertThat(answers).filteredOn(("holds " + now.treeSize())::equals).hasSize(5);
  }

  private static Held slow(Held held) {
    return new Held() {
      @Override
      public Optional<SignedNote> of(String origin) {
        return held.of(origin);
      }

      @Override
      public void replace(String origin, SignedNote note) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        held.replace(origin, note);
      }
    };
  }

  /// The script by which litewitness (torchwood, cmd/litewitness, BSD licensed) is tested, with its
  /// log and its requests. It is older than the rule that an unknown log is answered with 404.
  @Test
  void itAnswersTheScriptOfAnotherWitnessAlike() {
    String origin =
        "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562";
    var key = NoteKey.of(origin + "+5202289b+Af/cLU2Y5BJNP+r3iMDC+av9eWCD0fBJVDfzAux5zxAP");
    var other = new Witness(List.of(key), signer, new HeldInMemory(), InstantSource.fixed(NOW));
    String one =
        note(
            origin,
            1,
            "KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=");
    String three =
        note(
            origin,
            3,
            "RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=",
            "UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=");
    String five =
        note(
            origin,
            5,
            "QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=",
            "UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=");
    String toThree =
        "KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nKgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    String toFive =
        """
        KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
        KgMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
        wgiIFdZfYNv6WU1OllBKsWnLYIS/DBMqt8Uh/S4OukE=
        KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
        """;

    assertThat(said(other, "old 0\n\n" + one)).isEqualTo("cosigned");
    // The script's own wrong signature ends in "gx=", which is not base64 in its one form.
    assertThat(said(other, "old 1\n" + toThree + "\n" + three.replace("WVrx6go=", "WVrx6gx=")))
        .isEqualTo("MALFORMED");
    assertThat(said(other, "old 1\n" + toThree + "\n" + three.replace("WVrx6go=", "WVrx6gw=")))
        .isEqualTo("NOT_SIGNED_BY_THE_LOG");
    assertThat(said(other, "old 1\n" + toThree + "\n" + three.replace("e562", "e563")))
        .isEqualTo("UNKNOWN_LOG");
    assertThat(said(other, "old 1\n\n" + three)).isEqualTo("NOT_A_CONTINUATION");
    assertThat(said(other, "old 1\n" + toThree.replace("AAA=\nKgI", "AAA=\nKhI") + "\n" + three))
        .isEqualTo("NOT_A_CONTINUATION");
    assertThat(said(other, "old 1\n" + toThree + "\n" + three)).isEqualTo("cosigned");
    assertThat(said(other, "old 1\n" + toThree + "\n" + five)).isEqualTo("holds 3");
    assertThat(said(other, "old 3\n" + toFive + "\n" + five)).isEqualTo("cosigned");
    assertThat(said(other, "old 0\n\n" + five)).isEqualTo("holds 5");
  }

  private static String said(Witness witness, String body) {
    return said(witness.answer(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String note(String origin, int size, String root, String signature) {
    return "%s\n%d\n%s\n\n\u2014 %s %s\n".formatted(origin, size, root, origin, signature);
  }
}
