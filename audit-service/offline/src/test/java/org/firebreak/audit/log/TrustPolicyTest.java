// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The policy is the example of C2SP tlog-policy: two of three, and one of three others.
class TrustPolicyTest {
  private static final String ORIGIN = "audit.example/log";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final NoteSigner LOG = NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, RANDOM);
  private static final List<NoteSigner> WITNESSES =
      IntStream.range(0, 6)
          .mapToObj(i -> "witness.example/" + i)
          .map(name -> NoteSigner.generate(name, NoteKey.Type.COSIGNATURE, RANDOM))
          .toList();
  private static final String EXAMPLE =
      """
      log %s

      witness X1 %s
      witness X2 %s
      witness X3 %s
      group X-witnesses 2 X1 X2 X3

      witness Y1 %s
      witness Y2 %s
      witness Y3 %s
      group Y-witnesses any Y1 Y2 Y3

      group X-and-Y all X-witnesses Y-witnesses
      quorum X-and-Y
      """
          .formatted(
              LOG.key(),
              WITNESSES.get(0).key(),
              WITNESSES.get(1).key(),
              WITNESSES.get(2).key(),
              WITNESSES.get(3).key(),
              WITNESSES.get(4).key(),
              WITNESSES.get(5).key());
  private static final String TEXT = new Checkpoint(ORIGIN, 0, Hashing.EMPTY_ROOT).text();

  private static TrustPolicy policy(String text) {
    return TrustPolicy.ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SignedNote cosignedBy(String witnesses) {
    var note = SignedNote.of(TEXT, LOG);
    for (int i = 0; i < witnesses.length(); i++) {
      int witness = witnesses.charAt(i) - '0';
      note = note.and(WITNESSES.get(witness).sign(TEXT, 1_790_000_000L + witness));
    }
    return note;
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "01, false",
    "013, true",
    "025, true",
    "345, false",
    "0345, false",
    "124, true",
    "012345, true",
    "003, false"
  })
  void theQuorumIsTwoOfTheFirstAndOneOfTheOthers(String cosigners, boolean met) {
    var judgement = (Judgement.Signed) policy(EXAMPLE).judge(cosignedBy(cosigners));

    assertThat(judgement.quorumMet()).isEqualTo(met);
    assertThat(judgement.log().key()).isEqualTo(LOG.key());
    assertThat(judgement.cosigned().stream().map(each -> each.witness().key()))
        .containsExactlyElementsOf(
            cosigners.chars().distinct().mapToObj(c -> WITNESSES.get(c - '0').key()).toList());
    assertThat(judgement.cosigned().stream().map(each -> each.at().getEpochSecond()))
        .containsExactlyElementsOf(
            cosigners.chars().distinct().mapToObj(c -> 1_790_000_000L + c - '0').toList());
  }

  @Test
  void itTellsNamesKeysAndAddresses() {
    var policy =
        policy(
            "# who is believed\n\t log %s https://log.example/ \nwitness w %s https://w.example/\nquorum none\n"
                .formatted(LOG.key(), WITNESSES.getFirst().key()));

    assertThat(policy.logs())
        .containsExactly(new TrustPolicy.Log(LOG.key(), Optional.of("https://log.example/")));
    assertThat(policy.witnesses())
        .containsExactly(
            new TrustPolicy.Witness(
                "w", WITNESSES.getFirst().key(), Optional.of("https://w.example/")));
    assertThat(policy.quorum()).isEqualTo(new TrustPolicy.None());
    assertThat(policy.judge(cosignedBy("")))
        .isInstanceOfSatisfying(
            Judgement.Signed.class, signed -> assertThat(signed.quorumMet()).isTrue());
  }

  @Test
  void theTimeIsTheEarliestThatAWitnessSigned() {
    var note = cosignedBy("0").and(WITNESSES.getFirst().sign(TEXT, 5));
    var judgement = (Judgement.Signed) policy(EXAMPLE).judge(note);
    assertThat(judgement.cosigned().getFirst().at()).isEqualTo(Instant.ofEpochSecond(5));
  }

  @Test
  void aNoteThatProvesNothingIsRefusedWithAReason() {
    var policy = policy(EXAMPLE);
    var other = NoteSigner.generate("other.example", NoteKey.Type.NOTE, RANDOM);
    var namesake = NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, RANDOM);
    var text = new Checkpoint("other.example", 0, Hashing.EMPTY_ROOT).text();

    assertThat(policy.judge(SignedNote.of("no checkpoint\n", LOG)))
        .isEqualTo(new Judgement.Refused(Judgement.Refusal.NOT_A_CHECKPOINT));
    assertThat(policy.judge(SignedNote.of(text, other)))
        .isEqualTo(new Judgement.Refused(Judgement.Refusal.LOG_NOT_IN_POLICY));
    assertThat(policy.judge(SignedNote.of(text, LOG)))
        .isEqualTo(new Judgement.Refused(Judgement.Refusal.LOG_NOT_IN_POLICY));
    assertThat(policy.judge(SignedNote.of(TEXT, namesake)))
        .isEqualTo(new Judgement.Refused(Judgement.Refusal.LOG_DID_NOT_SIGN));
    var borrowed = WITNESSES.getFirst().sign(text, 1);
    assertThat(policy.judge(cosignedBy("013").and(borrowed)))
        .isEqualTo(new Judgement.Refused(Judgement.Refusal.LOG_DID_NOT_SIGN));
  }

  @Test
  void aPolicyThatThePageDoesNotAllowIsRefused() {
    String x1 = WITNESSES.getFirst().key().text();
    String sameKeyOtherName = withName(x1, "other.example");
    String witness = "witness a " + x1 + "\n";
    for (String text :
        List.of(
            "",
            witness,
            "quorum none",
            "quorum none\r\n",
            "quorum none\u0000\n",
            "quorum none\u007f\n",
            "quorum none\nquorum none\n",
            "quorum\n",
            "quorum a b\n",
            "quorum unknown\n",
            "quorum a\n" + witness,
            "logs " + LOG.key() + "\nquorum none\n",
            "log\nquorum none\n",
            "log " + x1 + "\nquorum none\n",
            "log " + LOG.key() + " a b\nquorum none\n",
            "log %s\nlog %s\nquorum none\n".formatted(LOG.key(), LOG.key()),
            "log %s\nlog %s\nquorum none\n"
                .formatted(LOG.key(), withName(LOG.key().text(), "other.example")),
            "witness a " + LOG.key() + "\nquorum none\n",
            "witness none " + x1 + "\nquorum none\n",
            "witness a\nquorum none\n",
            witness + "witness b " + x1 + "\nquorum none\n",
            witness + "witness b " + sameKeyOtherName + "\nquorum none\n",
            witness + "witness a " + WITNESSES.get(1).key() + "\nquorum none\n",
            witness + "group a all a\nquorum none\n",
            witness + "group none all a\nquorum none\n",
            witness + "group g 0 a\nquorum none\n",
            witness + "group g 2 a\nquorum none\n",
            witness + "group g 01 a\nquorum none\n",
            witness + "group g +1 a\nquorum none\n",
            witness + "group g 4294967297 a\nquorum none\n",
            witness + "group g most a\nquorum none\n",
            witness + "group g all\nquorum none\n",
            witness + "group g all a a\nquorum none\n",
            witness + "group g all none\nquorum none\n",
            witness + "group g all a\ngroup h all a\nquorum none\n",
            witness + "group g all h\ngroup h all a\nquorum none\n")) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> policy(text));
    }
    policy(witness + "group g all a\nquorum g\n");
  }

  private static String withName(String key, String name) {
    String base64 = key.substring(key.indexOf('+', key.indexOf('+') + 1) + 1);
    byte[] typed = Strict.base64(base64);
    return new NoteKey(
            name, NoteKey.Type.of(typed[0]), java.util.Arrays.copyOfRange(typed, 1, typed.length))
        .text();
  }

  /// As a witness adds it that cosigns with ML-DSA-44 as well: the same name, another id, and 2,420
  /// bytes behind the time. Whatever stands in it, nobody here knows that key.
  @Test
  void aLineOfAKeyThatNobodyReadsHereChangesNoJudgement() {
    SignedNote note = cosignedBy("013");
    byte[] bytes = new byte[Long.BYTES + 2_420];
    for (int seed = 0; seed < 20; seed++) {
      new Random(seed).nextBytes(bytes);
      int id = WITNESSES.getFirst().key().id() + 1 + seed;
      var line = new NoteSignature(WITNESSES.getFirst().key().name(), id, bytes);
      var read = SignedNote.ofBytes(note.and(line).bytes());
      assertThat(policy(EXAMPLE).judge(read)).isEqualTo(policy(EXAMPLE).judge(note));
    }
  }

  @Test
  void aCommentMayHoldAnyOctetsAndANameMustBeText() {
    byte[] comment = "# \u00e9\nquorum none\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(TrustPolicy.ofBytes(comment).logs()).isEmpty();
    byte[] name =
        ("witness \u00e9 " + WITNESSES.getFirst().key() + "\nquorum none\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatIllegalArgumentException().isThrownBy(() -> TrustPolicy.ofBytes(name));
  }

  @Test
  void thirtyTwoOfEachAreRead() {
    var text = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      var log = NoteSigner.generate("log.example/" + i, NoteKey.Type.NOTE, RANDOM);
      var witness = NoteSigner.generate("w.example/" + i, NoteKey.Type.COSIGNATURE, RANDOM);
      text.append("log ").append(log.key()).append("\nwitness w").append(i).append(' ');
      text.append(witness.key()).append("\ngroup g").append(i).append(" all w").append(i);
      text.append(i == 0 ? "\n" : " g" + (i - 1) + "\n");
    }
    var policy = policy(text + "quorum g31\n");
    assertThat(policy.quorum().asked()).hasSize(32);
  }
}
