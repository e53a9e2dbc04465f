// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The right edge of a tree: the roots of its complete subtrees, largest first, one for each bit
/// that is set in its size. It is all that is needed to append and to know the root, however large
/// the tree is.
///
/// As bytes: the size as eight bytes, most significant first, and then the hashes. One frontier has
/// one form in bytes.
public record Frontier(long size, List<Hash> subtrees) {
  public static final Frontier EMPTY = new Frontier(0, List.of());

  public Frontier {
    subtrees = List.copyOf(subtrees);
    if (size < 0) {
      throw new IllegalArgumentException("a tree cannot have " + size + " leaves");
    }
    if (subtrees.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "a tree of %d leaves has %d complete subtrees, not %d"
              .formatted(size, Long.bitCount(size), subtrees.size()));
    }
  }

  public Frontier append(List<Hash> leafHashes) {
    long newSize = Math.addExact(size, leafHashes.size());
    var edge = new ArrayList<>(subtrees);
    long count = size;
    for (Hash leafHash : leafHashes) {
      Hash subtree = leafHash;
      for (long rest = count; (rest & 1) == 1; rest >>= 1) {
        subtree = Hashing.nodeHash(edge.removeLast(), subtree);
      }
      edge.add(subtree);
      count++;
    }
    return new Frontier(newSize, edge);
  }

  /// Appends all leaves of a complete subtree by its root. It must begin where a subtree of its
  /// width begins.
  public Frontier appendComplete(int level, Hash root) {
    long width = 1L << level;
    if ((size & (width - 1)) != 0) {
      throw new IllegalArgumentException("no subtree of level " + level + " begins at " + size);
    }
    var edge = new ArrayList<>(subtrees);
    Hash subtree = root;
    for (long rest = size >> level; (rest & 1) == 1; rest >>= 1) {
      subtree = Hashing.nodeHash(edge.removeLast(), subtree);
    }
    edge.add(subtree);
    return new Frontier(Math.addExact(size, width), edge);
  }

  public Hash rootHash() {
    if (subtrees.isEmpty()) {
      return Hashing.EMPTY_ROOT;
    }
    Hash root = subtrees.getLast();
    for (Hash subtree : subtrees.reversed().subList(1, subtrees.size())) {
      root = Hashing.nodeHash(subtree, root);
    }
    return root;
  }

  public byte[] bytes() {
    var buffer = ByteBuffer.allocate(Long.BYTES + Hash.LENGTH * subtrees.size());
    buffer.putLong(size);
    subtrees.forEach(subtree -> buffer.put(subtree.bytes()));
    return buffer.array();
  }

  public static Frontier ofBytes(byte[] bytes) {
    if (bytes.length < Long.BYTES || (bytes.length - Long.BYTES) % Hash.LENGTH != 0) {
      throw new IllegalArgumentException("a frontier cannot have " + bytes.length + " bytes");
    }
    var buffer = ByteBuffer.wrap(bytes);
    long size = buffer.getLong();
    var subtrees = new ArrayList<Hash>();
    while (buffer.hasRemaining()) {
      byte[] subtree = new byte[Hash.LENGTH];
      buffer.get(subtree);
      subtrees.add(Hash.of(subtree));
    }
    return new Frontier(size, subtrees);
  }
}
