// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The keys and the signed text are the known answers of Go's note package, whose tests are BSD
/// licensed: Ed25519 signs the same text the same way everywhere.
class SignedNoteTest {
  private static final String PETER_PRIVATE =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String PETER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String ENOCH =
      "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String PETERS_LINE =
      "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  private static final String ENOCHS_LINE =
      "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

  private final NoteKey peter = NoteKey.of(PETER);
  private final NoteKey enoch = NoteKey.of(ENOCH);

  @Test
  void aSignedNoteIsTheKnownAnswerByteForByte() {
    var signed = SignedNote.of(TEXT, NoteSigner.of(PETER_PRIVATE));

    assertThat(new String(signed.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(TEXT + "\n" + PETERS_LINE);
    assertThat(NoteSigner.of(PETER_PRIVATE).key()).isEqualTo(peter);
    assertThat(NoteSigner.of(PETER_PRIVATE).text()).isEqualTo(PETER_PRIVATE);
  }

  @Test
  void aNoteIsVerifiedByTheKeysThatSignedItAmongThoseAskedFor() {
    var note = note(TEXT + "\n" + PETERS_LINE + ENOCHS_LINE);

    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.verifiedBy(Set.of(peter))).containsExactly(peter);
    assertThat(note.verifiedBy(List.of(peter, enoch))).containsExactlyInAnyOrder(peter, enoch);
    assertThat(note.verifiedBy(Set.of())).isEmpty();
  }

  @Test
  void oneForgedLineOfAKnownKeyMakesTheWholeNoteWorthless() {
    var forged = PETERS_LINE.replace("ZJkuBS", "ZJkuBT");

    assertThat(note(TEXT + "\n" + PETERS_LINE + forged).verifiedBy(Set.of(peter))).isEmpty();
    assertThat(note(TEXT + "\n" + forged + ENOCHS_LINE).verifiedBy(Set.of(peter, enoch))).isEmpty();
    assertThat(note(TEXT + "\n" + forged + ENOCHS_LINE).verifiedBy(Set.of(enoch)))
        .containsExactly(enoch);
  }

  @Test
  void noChangedByteOfASignedNoteStaysVerified() {
    byte[] good = (TEXT + "\n" + PETERS_LINE).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < good.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = good.clone();
        changed[i] ^= (byte) (1 << bit);
        assertThat(isVerified(changed)).as("bit %d of byte %d", bit, i).isFalse();
      }
    }
    assertThat(isVerified(good)).isTrue();
  }

  private boolean isVerified(byte[] bytes) {
    try {
      return !SignedNote.ofBytes(bytes).verifiedBy(Set.of(peter)).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static List<String> malformed() {
    return List.of(
        "",
        "\n",
        TEXT,
        TEXT + "\n",
        TEXT + "\n" + PETERS_LINE.strip(),
        "\u0001" + TEXT + "\n" + PETERS_LINE,
        TEXT.replace("\n", "\r\n") + "\n" + PETERS_LINE,
        TEXT + "\n" + PETERS_LINE.replace("PeterNeumann", "Bad Name"),
        TEXT + "\n" + PETERS_LINE.replace("PeterNeumann", "Bad+Name"),
        TEXT + "\n" + PETERS_LINE.replace("PeterNeumann ", ""),
        TEXT + "\n" + PETERS_LINE.replace("AM=", "AN="),
        TEXT + "\n" + PETERS_LINE.replace("AM=", "AM"),
        TEXT + "\n" + PETERS_LINE + "Unexpected line.\n",
        TEXT + "\n" + PETERS_LINE.repeat(101));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void whatIsNoNoteIsRefused(String bytes) {
    assertThatIllegalArgumentException().isThrownBy(() -> note(bytes));
  }

  @Test
  void bytesThatAreNotUtf8AreNoNote() {
    byte[] bytes = (TEXT + "\n" + PETERS_LINE).getBytes(StandardCharsets.UTF_8);
    bytes[0] = (byte) 0xff;
    assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.ofBytes(bytes));
  }

  /// Every part of a key, and every key with one character changed.
  @Test
  void aKeyHasOneForm() {
    for (int from = 0; from <= PETER.length(); from++) {
      for (int to = from; to <= PETER.length(); to++) {
        if (to - from < PETER.length()) {
          var part = PETER.substring(from, to);
          assertThatIllegalArgumentException().as(part).isThrownBy(() -> NoteKey.of(part));
        }
      }
    }
    for (String key : List.of(PETER, PETER_PRIVATE)) {
      for (int i = 0; i < key.length(); i++) {
        var changed = key.substring(0, i) + (char) (key.charAt(i) + 1) + key.substring(i + 1);
        assertThatIllegalArgumentException()
            .as(changed)
            .isThrownBy(() -> {
              if (key.equals(PETER)) {
                NoteKey.of(changed);
              } else {
                NoteSigner.of(changed);
              }
            });
      }
    }
  }

  @Test
  void aKeyOfAnotherLengthOrAnUnknownTypeIsRefused() {
    for (String key :
        List.of(
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")) {
      assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.of(key));
    }
  }

  @Test
  void aPrivateKeyPrintsItsNameOnly() {
    assertThat(NoteSigner.of(PETER_PRIVATE)).hasToString("NoteSigner[PeterNeumann]");
  }

  @Test
  void aCosignatureIsGoodForItsTextItsTimeAndItsKeyAlone() {
    var witness =
        NoteSigner.generate("witness.example/1", NoteKey.Type.COSIGNATURE, new SecureRandom());
    var log = NoteSigner.of(PETER_PRIVATE);
    var signature = witness.sign(TEXT, 1_790_000_000L);
    var note = SignedNote.of(TEXT, log).and(signature);

    assertThat(SignedNote.ofBytes(note.bytes()).verifiedBy(List.of(peter, witness.key())))
        .containsExactlyInAnyOrder(peter, witness.key());
    assertThat(signature.seconds()).hasValue(1_790_000_000L);
    assertThat(signature.isBy(witness.key(), TEXT + "x\n")).isFalse();
    assertThat(witness.sign(TEXT, 1_790_000_001L)).isNotEqualTo(signature);
    assertThat(NoteKey.of(witness.key().text())).isEqualTo(witness.key());
    assertThat(NoteSigner.of(witness.text()).sign(TEXT, 1_790_000_000L)).isEqualTo(signature);
  }

  /// Its line would say that it signed in 1970.
  @Test
  void aCosignerDoesNotSignANoteFirst() {
    var witness =
        NoteSigner.generate("witness.example/1", NoteKey.Type.COSIGNATURE, new SecureRandom());
    assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.of(TEXT, witness));
  }

  @Test
  void signatureLinesAreReadWithoutTheTextAboveThem() {
    assertThat(NoteSignature.ofLines(PETERS_LINE + ENOCHS_LINE))
        .isEqualTo(note(TEXT + "\n" + PETERS_LINE + ENOCHS_LINE).signatures());
    for (String lines :
        List.of(
            "",
            "\n",
            PETERS_LINE.strip(),
            PETERS_LINE + "\n",
            "\n" + PETERS_LINE,
            PETERS_LINE + "\n" + ENOCHS_LINE,
            PETERS_LINE.replace("\n", "\r\n"),
            " " + PETERS_LINE)) {
      assertThatIllegalArgumentException().as(lines).isThrownBy(() -> NoteSignature.ofLines(lines));
    }
  }

  private static SignedNote note(String bytes) {
    return SignedNote.ofBytes(bytes.getBytes(StandardCharsets.UTF_8));
  }
}
