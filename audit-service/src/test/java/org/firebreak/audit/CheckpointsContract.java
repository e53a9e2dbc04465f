// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Collections;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;
import org.junit.jupiter.api.Test;

/// What signing relies on, wherever checkpoints are kept. Others may be there already: those of
/// this test are larger.
public abstract class CheckpointsContract {
  private final NoteSigner signer =
      NoteSigner.generate("audit.example/log", NoteKey.Type.NOTE, new SecureRandom());

  protected abstract Checkpoints checkpoints();

  /// @param above what was signed before this test
  private SignedTree tree(long above) {
    return tree(above, signer);
  }

  private SignedTree tree(long above, NoteSigner by) {
    long size = 1_000_000_000 + above;
    var frontier = new Frontier(size, Collections.nCopies(Long.bitCount(size), Hashing.EMPTY_ROOT));
    var checkpoint = new Checkpoint(by.key().name(), size, frontier.rootHash());
    return new SignedTree(frontier, SignedNote.of(checkpoint.text(), by));
  }

  private static NoteSigner witness() {
    return NoteSigner.generate("w1.example", NoteKey.Type.COSIGNATURE, new SecureRandom());
  }

  private SignedTree added(long above) {
    SignedTree tree = tree(above);
    checkpoints().addSigned(tree);
    return tree;
  }

  @Test
  void lastSignedIsTheLargestInWhateverOrderTheyCame() {
    SignedTree large = added(9);
    assertThat(checkpoints().lastSigned()).contains(large);
    added(4);
    assertThat(checkpoints().lastSigned()).contains(large);
    SignedTree larger = added(10);
    assertThat(checkpoints().lastSigned()).contains(larger);
  }

  @Test
  void firstThatWasSignedOfASizeStays() {
    SignedTree first = added(3);
    var other = NoteSigner.generate("audit.example/log", NoteKey.Type.NOTE, new SecureRandom());
    checkpoints().addSigned(tree(3, other));
    assertThat(checkpoints().lastSigned()).contains(first);
  }

  @Test
  void signingPublishesNothing() {
    var before = checkpoints().published();
    SignedTree tree = added(5);
    assertThat(checkpoints().published()).isEqualTo(before);
    assertThat(checkpoints().published(tree.frontier().size())).isEmpty();
  }

  @Test
  void publishedIsTheLargestAndEachIsFoundByItsSize() {
    SignedTree small = added(5);
    SignedTree large = added(7);
    checkpoints().publish(small.note());
    checkpoints().publish(large.note());
    assertThat(checkpoints().published()).contains(large.note());
    assertThat(checkpoints().published(small.frontier().size())).contains(small.note());
    assertThat(checkpoints().published(large.frontier().size())).contains(large.note());
    assertThat(checkpoints().published(small.frontier().size() + 1)).isEmpty();
  }

  @Test
  void whatIsNotLargerThanWhatIsPublishedChangesNothing() {
    SignedTree small = added(5);
    SignedTree large = added(7);
    checkpoints().publish(large.note());
    checkpoints().publish(small.note());
    checkpoints().publish(large.note().and(witness().sign(large.note().text(), 1)));
    assertThat(checkpoints().published()).contains(large.note());
    assertThat(checkpoints().published(small.frontier().size())).isEmpty();
  }

  @Test
  void cosignaturesAreKeptWithWhatIsPublished() {
    SignedTree tree = added(5);
    SignedNote cosigned = tree.note().and(witness().sign(tree.note().text(), 1_790_000_000L));
    checkpoints().publish(cosigned);
    assertThat(checkpoints().published()).contains(cosigned);
    assertThat(checkpoints().lastSigned()).contains(tree);
  }

  @Test
  void whatWasNotSignedIsNotPublished() {
    assertThatThrownBy(() -> checkpoints().publish(tree(8).note()))
        .isInstanceOf(LogUnavailable.class);
  }
}
