// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/// That an entry is in a log of a known size and root hash (RFC 6962, section 2.1.1).
///
/// Written from the definition of the tree, top down; the log's own code goes up from the leaf.
///
/// @param siblings the leaf's sibling first
public record InclusionProof(long index, long treeSize, List<byte[]> siblings) {

  private static final int HASH_BYTES = 32;

  public InclusionProof {
    siblings = List.copyOf(siblings);
  }

  public boolean proves(byte[] entry, byte[] rootHash) {
    return index >= 0
        && index < treeSize
        && siblings.stream().allMatch(sibling -> sibling.length == HASH_BYTES)
        && siblings.size() == depth(index, treeSize)
        && Arrays.equals(rootHash, root(index, treeSize, siblings.size(), leafHash(entry)));
  }

  public static byte[] leafHash(byte[] entry) {
    return sha256(new byte[] {0}, entry);
  }

  /// The hash of the subtree of `size` leaves in which the entry has this index, given the `count`
  /// lowest siblings.
  private byte[] root(long indexInSubtree, long size, int count, byte[] leafHash) {
    if (size == 1) {
      return leafHash;
    }
    long left = largestPowerOfTwoBelow(size);
    byte[] sibling = siblings.get(count - 1);
    return indexInSubtree < left
        ? nodeHash(root(indexInSubtree, left, count - 1, leafHash), sibling)
        : nodeHash(sibling, root(indexInSubtree - left, size - left, count - 1, leafHash));
  }

  private static int depth(long indexInSubtree, long size) {
    if (size == 1) {
      return 0;
    }
    long left = largestPowerOfTwoBelow(size);
    return 1
        + (indexInSubtree < left
            ? depth(indexInSubtree, left)
            : depth(indexInSubtree - left, size - left));
  }

  private static long largestPowerOfTwoBelow(long size) {
    return Long.highestOneBit(size - 1);
  }

  static byte[] nodeHash(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
