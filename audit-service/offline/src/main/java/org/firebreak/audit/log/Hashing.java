// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The hash functions of RFC 6962, section 2.1, over SHA-256. Leaves and nodes are hashed with
/// different first bytes, so that a node can never be passed off as an entry.
public final class Hashing {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  public static final Hash EMPTY_ROOT = Hash.of(sha256().digest());

  private Hashing() {}

  public static Hash leafHash(byte[] entry) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return Hash.of(digest.digest(entry));
  }

  public static Hash nodeHash(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes());
    return Hash.of(digest.digest(right.bytes()));
  }

  /// The root hash over all leaf hashes, in the order of their index.
  public static Hash rootHash(List<Hash> leafHashes) {
    return Frontier.EMPTY.append(leafHashes).rootHash();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }
}
