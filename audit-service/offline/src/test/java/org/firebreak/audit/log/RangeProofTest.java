// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RangeProofTest {
  private static final String ORIGIN = "audit.example/log";
  private static final Entries TREE = Entries.ofSize(40);
  private static final NoteSigner LOG =
      NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, new SecureRandom());

  /// The root is the naive one, so that the proof is held to RFC 6962 and not to itself.
  private static SignedNote note(int size) {
    var root = Hash.of(NaiveTree.root(TREE.entries().subList(0, size)));
    return SignedNote.of(new Checkpoint(ORIGIN, size, root).text(), LOG);
  }

  private static RangeCheck.Result check(RangeProof proof, List<Hash> leafHashes) {
    var check = proof.check();
    leafHashes.forEach(check::add);
    return check.result();
  }

  @Test
  void everyRangeOfEverySmallTreeIsProvenAndNoOtherLeaves() {
    for (int size = 0; size <= 40; size++) {
      var note = note(size);
      for (int from = 0; from <= size; from++) {
        for (int to = from; to <= size; to++) {
          var proof = RangeProof.of(from, to, note, TREE);
          List<Hash> leaves = TREE.leafHashes().subList(from, to);
          assertThat(check(proof, leaves)).isEqualTo(RangeCheck.Result.HOLDS);
          assertThat(RangeProof.ofBytes(proof.bytes())).isEqualTo(proof);
          if (size % 16 == 13) {
            refusesEveryChange(proof, leaves);
          }
        }
      }
    }
  }

  private static void refusesEveryChange(RangeProof proof, List<Hash> leaves) {
    for (List<Hash> changed : Tampered.variantsOf(leaves)) {
      assertThat(check(proof, changed)).isNotEqualTo(RangeCheck.Result.HOLDS);
    }
    for (int i = 0; i < proof.before().size(); i++) {
      var before = new ArrayList<>(proof.before());
      before.set(i, Tampered.hash(before.get(i)));
      var changed = new RangeProof(proof.from(), proof.to(), before, proof.after(), proof.note());
      assertThat(check(changed, leaves)).isEqualTo(RangeCheck.Result.OTHER_ROOT);
    }
    for (int i = 0; i < proof.after().size(); i++) {
      var after = new ArrayList<>(proof.after());
      after.set(i, Tampered.hash(after.get(i)));
      var changed = new RangeProof(proof.from(), proof.to(), proof.before(), after, proof.note());
      assertThat(check(changed, leaves)).isEqualTo(RangeCheck.Result.OTHER_ROOT);
    }
  }

  @Test
  void theSubtreesAreThoseThatTheTextNames() {
    var proof = RangeProof.of(5, 6, note(13), TREE);

    assertThat(proof.before()).containsExactly(TREE.complete(2, 0), TREE.complete(0, 4));
    assertThat(proof.after())
        .containsExactly(TREE.complete(1, 3), TREE.complete(2, 2), TREE.complete(0, 12));
    assertThat(new String(proof.bytes(), StandardCharsets.UTF_8))
        .startsWith("org.firebreak/range-proof@v1\nfrom 5\nto 6\n")
        .contains("=\n\naudit.example/log\n13\n");
  }

  @Test
  void anyOtherNumberOfHashesIsRefused() {
    var proof = RangeProof.of(5, 6, note(13), TREE);
    for (List<Hash> before :
        List.of(proof.before().subList(1, 2), TREE.leafHashes().subList(0, 3))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new RangeProof(5, 6, before, proof.after(), proof.note()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new RangeProof(5, 6, proof.before(), List.of(), proof.note()));
    }
    var text = new String(proof.bytes(), StandardCharsets.UTF_8);
    for (String changed :
        List.of(
            text.replace("from 5", "from 4"),
            text.replace("to 6", "to 8"),
            text.replace("to 6", "to 14"),
            text.replace("from 5", "from 05"),
            text.replace("\nto 6\n", "\nto 6\n\n"),
            text.replace("\nto 6\n", "\nto 6\r\n"),
            text.replace("@v1", "@v2"),
            text.replace("from 5\nto 6\n", "to 6\nfrom 5\n"),
            text.replace("from 5\n", ""))) {
      assertThat(changed).isNotEqualTo(text);
      assertThatIllegalArgumentException()
          .as(changed)
          .isThrownBy(() -> RangeProof.ofBytes(changed.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void noChangedByteLeavesAProof() {
    var proof = RangeProof.of(3, 6, note(13), TREE);
    byte[] good = proof.bytes();
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= (byte) (1 << i % 8);
      assertThat(isProof(changed)).as("byte %d", i).isFalse();
    }
    assertThat(isProof(good)).isTrue();
  }

  private static boolean isProof(byte[] bytes) {
    try {
      var proof = RangeProof.ofBytes(bytes);
      return check(proof, TREE.leafHashes().subList(3, 6)) == RangeCheck.Result.HOLDS
          && !proof.note().verifiedBy(Set.of(LOG.key())).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void itSaysTheRootOfEachTreeThatEndsWithinTheRange() {
    var check = RangeProof.of(5, 30, note(40), TREE).check();
    for (int size = 5; size <= 30; size++) {
      assertThat(check.next()).isEqualTo(size);
      assertThat(check.rootHash()).isEqualTo(TREE.rootAt(size));
      check.add(TREE.leafHash(size));
    }
  }

  @Test
  void tooFewAndTooManyEntriesAreToldApart() {
    var proof = RangeProof.of(5, 9, note(13), TREE);
    assertThat(check(proof, TREE.leafHashes().subList(5, 8)))
        .isEqualTo(RangeCheck.Result.TOO_FEW_ENTRIES);
    assertThat(check(proof, TREE.leafHashes().subList(5, 10)))
        .isEqualTo(RangeCheck.Result.TOO_MANY_ENTRIES);
    assertThat(check(proof, Collections.nCopies(4, TREE.leafHash(5))))
        .isEqualTo(RangeCheck.Result.OTHER_ROOT);
  }

  @Test
  void aFrontierGrowsByCompleteSubtreesWhereTheyBegin() {
    for (int size = 0; size <= 32; size++) {
      var frontier = Frontier.EMPTY.append(TREE.leafHashes().subList(0, size));
      for (int level = 0; level <= 3; level++) {
        int width = 1 << level;
        int at = level;
        if (size % width == 0) {
          assertThat(frontier.appendComplete(level, TREE.complete(level, size >> level)))
              .isEqualTo(Frontier.EMPTY.append(TREE.leafHashes().subList(0, size + width)));
        } else {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> frontier.appendComplete(at, TREE.leafHash(0)));
        }
      }
    }
  }
}
