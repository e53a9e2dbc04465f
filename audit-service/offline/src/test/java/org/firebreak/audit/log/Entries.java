// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/// Entries that differ from each other, and their leaf hashes as the place that proofs are made
/// from.
public record Entries(List<byte[]> entries, List<Hash> leafHashes) implements Subtrees {
  public static Entries ofSize(int size) {
    List<byte[]> entries =
        IntStream.range(0, size)
            .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
            .toList();
    return new Entries(entries, entries.stream().map(Hashing::leafHash).toList());
  }

  Hash leafHash(long index) {
    return leafHashes.get((int) index);
  }

  public Hash rootAt(int size) {
    return Hashing.rootHash(leafHashes.subList(0, size));
  }

  @Override
  public Hash complete(int level, long position) {
    return Hashing.rootHash(
        leafHashes.subList((int) (position << level), (int) ((position + 1) << level)));
  }
}
