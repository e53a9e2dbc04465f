// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.util.ArrayList;
import java.util.List;

/// That entries are exactly those of a checkpoint's tree from index `from` up to, and without,
/// `to`: none changed, none left out, none added. The tree is split into the range's own leaves and
/// complete subtrees on either side, whose roots are given.
///
/// As bytes: `org.firebreak/range-proof@v1`, `from <a>`, `to <b>` and the hashes, a line each; an
/// empty line; the checkpoint, signed, verbatim. How many hashes there are follows from the three
/// numbers, so that any other count is refused. It may come from anyone; {@link TrustPolicy} says
/// whose checkpoint it is.
///
/// @param before the roots of the complete subtrees over `[0, from)`, largest first
/// @param after the roots of the largest complete subtrees over the rest, from left to right
public record RangeProof(long from, long to, List<Hash> before, List<Hash> after, SignedNote note) {
  private static final String HEADER = "org.firebreak/range-proof@v1";
  private static final String FROM = "from ";
  private static final String TO = "to ";

  public RangeProof {
    before = List.copyOf(before);
    after = List.copyOf(after);
    long treeSize = Checkpoint.of(note.text()).treeSize();
    if (from < 0 || from > to || to > treeSize) {
      throw new IllegalArgumentException(
          "a tree of %d entries has no range from %d to %d".formatted(treeSize, from, to));
    }
    if (before.size() != Long.bitCount(from) || after.size() != levels(to, treeSize).size()) {
      throw new IllegalArgumentException("a range proof with too many or too few hashes");
    }
  }

  /// @param note signed over a checkpoint of the tree that the subtrees are those of
  public static RangeProof of(long from, long to, SignedNote note, Subtrees subtrees) {
    return new RangeProof(
        from,
        to,
        roots(0, from, subtrees),
        roots(to, Checkpoint.of(note.text()).treeSize(), subtrees),
        note);
  }

  private static List<Hash> roots(long start, long end, Subtrees subtrees) {
    var roots = new ArrayList<Hash>();
    long position = start;
    for (int level : levels(start, end)) {
      roots.add(subtrees.complete(level, position >> level));
      position += 1L << level;
    }
    return roots;
  }

  /// The levels of the complete subtrees that cover the leaves from `start` to `end`, each as large
  /// as fits where it begins.
  private static List<Integer> levels(long start, long end) {
    var levels = new ArrayList<Integer>();
    long position = start;
    while (position < end) {
      int fits = Long.SIZE - 1 - Long.numberOfLeadingZeros(end - position);
      int level = Math.min(fits, Long.numberOfTrailingZeros(position));
      levels.add(level);
      position += 1L << level;
    }
    return levels;
  }

  public static RangeProof ofBytes(byte[] bytes) {
    var headed = HeadedNote.ofBytes(bytes);
    if (!headed.lines().getFirst().equals(HEADER)) {
      throw new IllegalArgumentException("a range proof begins with " + HEADER);
    }
    long from = Strict.decimal(headed.after(FROM, 1));
    long to = Strict.decimal(headed.after(TO, 2));
    List<Hash> hashes = headed.hashesFrom(3);
    int split = Math.min(Long.bitCount(from), hashes.size());
    return new RangeProof(
        from, to, hashes.subList(0, split), hashes.subList(split, hashes.size()), headed.note());
  }

  public byte[] bytes() {
    var lines = new ArrayList<>(List.of(HEADER, FROM + from, TO + to));
    before.forEach(hash -> lines.add(hash.base64()));
    after.forEach(hash -> lines.add(hash.base64()));
    return new HeadedNote(lines, note).bytes();
  }

  public Checkpoint checkpoint() {
    return Checkpoint.of(note.text());
  }

  /// Takes the leaf hashes of the range, one by one, in memory that does not grow.
  public RangeCheck check() {
    return new RangeCheck(this);
  }

  /// The root of the tree, if the range's leaves lead to this frontier.
  Hash rootHash(Frontier upToRange) {
    Frontier frontier = upToRange;
    List<Integer> levels = levels(to, checkpoint().treeSize());
    for (int i = 0; i < after.size(); i++) {
      frontier = frontier.appendComplete(levels.get(i), after.get(i));
    }
    return frontier.rootHash();
  }
}
