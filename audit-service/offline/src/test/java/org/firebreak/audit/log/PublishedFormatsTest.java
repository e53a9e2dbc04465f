// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The cases by which `transparency-dev/formats` and `sigstore/sigstore-java` (both Apache-2.0) are
/// tested. They write words where this project insists on hashes and signed notes, so each is
/// completed first: what is then refused is refused for the fault that it is published for.
class PublishedFormatsTest {
  private static final String FORMATS = "transparency-dev/formats";
  private static final String ORIGIN = "audit.example/log";
  private static final NoteSigner LOG =
      NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, new SecureRandom());
  private static final String ROOT = Hashing.EMPTY_ROOT.base64();
  private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, 0, Hashing.EMPTY_ROOT);
  private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";

  @Test
  void proofBundlesAreReadAndWrittenAsPublished() {
    var wanted =
        PublishedVectors.of(FORMATS)
            .found("proof/tlog_proof_test.go", "want:\\s+(?:fmt\\.Sprintf\\()?" + QUOTED)
            .map(PublishedFormatsTest::filled)
            .map(PublishedFormatsTest::completed)
            .toList();
    assertThat(wanted).hasSize(3);
    for (String each : wanted) {
      assertThat(new String(bundle(each).bytes(), StandardCharsets.UTF_8)).isEqualTo(each);
    }
    assertThat(wanted).extracting(each -> bundle(each).index()).containsExactly(5L, 10L, 0L);
    assertThat(wanted).extracting(each -> bundle(each).hashes().size()).containsExactly(2, 1, 0);
  }

  @Test
  void malformedProofBundlesAreRefused() {
    var malformed =
        PublishedVectors.of(FORMATS)
            .found("proof/tlog_proof_test.go", "proof:\\s+\\[\\]byte\\(" + QUOTED)
            .map(PublishedFormatsTest::unescaped)
            .flatMap(PublishedFormatsTest::continued)
            .map(PublishedFormatsTest::completed)
            .toList();
    assertThat(malformed).hasSizeGreaterThanOrEqualTo(8);
    for (String each : malformed) {
      assertThat(isRead(each)).as(each).isFalse();
    }
  }

  /// Two cases are put together by a program: a hash of 64 bytes, and a line that is far too long.
  private static Stream<String> continued(String proof) {
    return proof.endsWith("checkpoint\n")
        ? Stream.of(proof)
        : Stream.of(Strict.base64(new byte[64]), "a".repeat(65 * 1024))
            .map(line -> proof + line + "\n\ncheckpoint\n");
  }

  private static String filled(String format) {
    String text =
        unescaped(format)
            .replace(
                "extra %s",
                "extra " + Strict.base64("extra information".getBytes(StandardCharsets.UTF_8)));
    for (int i = 1; text.contains("%s"); i++) {
      byte[] hashed = ("hash" + i).getBytes(StandardCharsets.UTF_8);
      text = text.replaceFirst("%s", Matcher.quoteReplacement(Hash.sha256(hashed).base64()));
    }
    return text;
  }

  /// With an entry and a signed checkpoint, both of which a bundle has here.
  private static String completed(String proof) {
    String note = new String(SignedNote.of(CHECKPOINT.text(), LOG).bytes(), StandardCharsets.UTF_8);
    String signed =
        proof.replaceFirst(
            "\n\n[a-z ]*checkpoint[a-z ]*\n$", "\n\n" + Matcher.quoteReplacement(note));
    return signed.contains("\nextra ") ? signed : signed.replaceFirst("\n", "\nextra ZQ==\n");
  }

  private static ProofBundle bundle(String text) {
    return ProofBundle.ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isRead(String text) {
    try {
      bundle(text);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  /// Lines behind the third, which others' logs may add, are refused here.
  @Test
  void checkpointsAreReadAndRefusedAsPublished() {
    var cases = PublishedVectors.of(FORMATS).text("log/checkpoint_test.go").split("desc:");
    assertThat(cases).hasSize(13);
    for (String each : Arrays.asList(cases).subList(1, cases.length)) {
      var text = Pattern.compile("m:\\s+" + QUOTED).matcher(each);
      assertThat(text.find()).as(each).isTrue();
      String checkpoint =
          unescaped(text.group(1))
              .replaceAll("dGhlIHZpZXc[^\n]*|YmFuYW5hcw==", Matcher.quoteReplacement(ROOT));
      boolean refused = each.contains("wantErr: true") || each.contains("trailing");
      assertThat(isCheckpoint(checkpoint)).as(each).isNotEqualTo(refused);
    }
  }

  @Test
  void signedCheckpointsOfRekorAreReadAndRefusedAsPublished() {
    var samples = "sigstore-java/src/test/resources/dev/sigstore/samples/checkpoints";
    var vectors = PublishedVectors.of("sigstore/sigstore-java");
    var good = vectors.texts(samples, "valid.txt").stream().filter(each -> isSigned(each)).toList();
    assertThat(good).hasSize(1);
    assertThat(vectors.texts(samples, "valid_multi_sig.txt"))
        .singleElement()
        .matches(PublishedFormatsTest::isSigned);
    var errors = vectors.texts(samples, ".txt").stream().filter(each -> !isSigned(each)).toList();
    assertThat(errors).hasSize(7);
  }

  private static boolean isSigned(String text) {
    try {
      var note = SignedNote.ofBytes(text.getBytes(StandardCharsets.UTF_8));
      return isCheckpoint(note.text().replaceFirst("Timestamp: [0-9]+\n", ""));
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static boolean isCheckpoint(String text) {
    try {
      return Checkpoint.of(text).text().equals(text);
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  @Test
  void anInclusionProofOfRekorIsAccepted() {
    var hashes =
        PublishedVectors.of("sigstore/sigstore-java")
            .found(
                "sigstore-java/src/test/java/dev/sigstore/merkle/InclusionProofVerifierTest.java",
                "Hex\\.decode\\(\"([0-9a-f]{64})\"\\)")
            .map(Hash::ofHex)
            .toList();
    Hash leaf = hashes.getFirst();
    var proof = new InclusionProof(1227, 14_358, hashes.subList(1, 15));

    assertThat(proof.proves(leaf, hashes.get(15))).isTrue();
    assertThat(proof.proves(leaf, hashes.get(16))).isFalse();
    assertThat(new InclusionProof(1227, 1, proof.hashes()).proves(leaf, hashes.get(15))).isFalse();
    assertThat(Hashing.nodeHash(hashes.get(17), hashes.get(18))).isEqualTo(hashes.get(19));
  }

  private static String unescaped(String go) {
    return go.replace("\\n", "\n");
  }
}
