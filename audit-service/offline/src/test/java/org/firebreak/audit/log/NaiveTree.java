// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// RFC 6962, sections 2.1 to 2.1.2, word for word: slow, recursive, over whole lists of entries,
/// and without a line of the code that it holds to account.
public final class NaiveTree {
  private NaiveTree() {}

  /// `MTH(D[n])`.
  public static byte[] root(List<byte[]> entries) {
    int n = entries.size();
    if (n == 0) {
      return sha256();
    }
    if (n == 1) {
      return sha256(new byte[] {0}, entries.getFirst());
    }
    int k = largestPowerOfTwoBelow(n);
    return sha256(new byte[] {1}, root(entries.subList(0, k)), root(entries.subList(k, n)));
  }

  /// `PATH(m, D[n])`.
  static List<byte[]> path(int m, List<byte[]> entries) {
    int n = entries.size();
    if (n == 1) {
      return new ArrayList<>();
    }
    int k = largestPowerOfTwoBelow(n);
    List<byte[]> left = entries.subList(0, k);
    List<byte[]> right = entries.subList(k, n);
    List<byte[]> path = m < k ? path(m, left) : path(m - k, right);
    path.add(m < k ? root(right) : root(left));
    return path;
  }

  /// `PROOF(m, D[n])`.
  static List<byte[]> proof(int m, List<byte[]> entries) {
    return subproof(m, entries, true);
  }

  private static List<byte[]> subproof(int m, List<byte[]> entries, boolean complete) {
    int n = entries.size();
    if (m == n) {
      return complete ? new ArrayList<>() : new ArrayList<>(List.of(root(entries)));
    }
    int k = largestPowerOfTwoBelow(n);
    List<byte[]> left = entries.subList(0, k);
    List<byte[]> right = entries.subList(k, n);
    List<byte[]> proof = m <= k ? subproof(m, left, complete) : subproof(m - k, right, false);
    proof.add(m <= k ? root(right) : root(left));
    return proof;
  }

  private static int largestPowerOfTwoBelow(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  private static byte[] sha256(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    try {
      return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
