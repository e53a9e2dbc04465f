// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Checkpoints of logs of Certificate Transparency that witnesses cosigned in May and August 2026,
/// from the tests of tlog-scales (`tests/test_signing.py`, Apache-2.0).
class RealCosignaturesTest {
  private static final String ORIGIN = "arche2025h1.staging.ct.transparency.dev";
  private static final List<NoteKey> KEYS =
      List.of(
          NoteKey.of(ORIGIN + "+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"),
          NoteKey.of("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"),
          NoteKey.of(
              "transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM"),
          NoteKey.of(
              "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO"),
          NoteKey.of("witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv"));
  private static final NoteKey ED25519_OF_TWO =
      NoteKey.of(
          "witness.navigli.sunlight.geomys.org+a3e00fe2+BNy/co4C1Hn1p+INwJrfUlgz7W55dSZReusH/GhUhJ/G");

  private List<SignedNote> notes = List.of();
  private String keyOfAnotherType = "";

  @BeforeEach
  void notesAreThere() {
    var vectors = PublishedVectors.of("florolf/tlog-scales");
    var file = "tests/test_signing.py";
    notes =
        vectors
            .found(file, "Checkpoint\\.from_text\\(\"\"\"\n(.*?\n)\"\"\"\\.strip")
            .map(text -> SignedNote.ofBytes(text.getBytes(StandardCharsets.UTF_8)))
            .toList();
    keyOfAnotherType =
        vectors
            .found(file, "'(witness\\.navigli[^']*\\+6bc44249\\+[^']*)'")
            .findFirst()
            .orElseThrow();
  }

  private SignedNote note(String origin) {
    return notes.stream()
        .filter(each -> Checkpoint.of(each.text()).origin().equals(origin))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theExampleOfTheFormatIsVerified() {
    var key = NoteKey.of("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    String line =
        PublishedVectors.of("florolf/tlog-scales")
            .found("tests/test_signing.py", "'(\u2014 example\\.com/foo [^']*)'")
            .findFirst()
            .orElseThrow();
    var note =
        SignedNote.ofBytes(
            ("This is an example message.\n\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(note.verifiedBy(Set.of(key))).containsExactly(key);
  }

  @Test
  void theLogAndFourWitnessesSignedTheirCheckpoint() {
    SignedNote note = note(ORIGIN);

    assertThat(Checkpoint.of(note.text()).treeSize()).isEqualTo(1_432_088_532L);
    // The log's first line is of a key that this project does not read.
    assertThat(note.signatures()).hasSize(6);
    assertThat(note.verifiedBy(KEYS)).containsExactlyInAnyOrderElementsOf(KEYS);
    assertThat(note.signatures())
        .filteredOn(line -> KEYS.subList(1, 5).stream().anyMatch(line::claims))
        .extracting(NoteSignature::seconds)
        .allSatisfy(seconds -> assertThat(seconds).hasValue(1_779_573_024L));
  }

  @Test
  void noneOfThemSignedAnotherSize() {
    SignedNote note = note(ORIGIN);
    var larger = new SignedNote(note.text().replace("1432088532", "1432088533"), note.signatures());
    for (NoteKey key : KEYS) {
      assertThat(larger.verifiedBy(Set.of(key))).isEmpty();
    }
  }

  /// One witness cosigned with two keys under one name. Whoever knows the one only is not kept from
  /// it by the line of the other.
  @Test
  void theLineOfAKeyOfAnotherTypeBreaksNothing() {
    SignedNote note = note("coachandhorses2026h1.staging.certificate.transparency.goog");

    assertThat(note.signatures()).hasSize(3);
    assertThat(note.verifiedBy(Set.of(ED25519_OF_TWO))).containsExactly(ED25519_OF_TWO);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoteKey.of(keyOfAnotherType))
        .withMessageContaining("no known type of key: 6");
    assertThat(SignedNote.ofBytes(note.bytes())).isEqualTo(note);
  }
}
