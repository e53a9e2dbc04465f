// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.util.List;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.recount.ReadEntry;

/// What is needed of an entry's bytes, each from its own bytes alone: so those of a batch are made
/// side by side.
record Leaf(Hash hash, ReadEntry entry) {
  static List<Leaf> all(List<byte[]> batch) {
    return batch.parallelStream()
        .map(bytes -> new Leaf(Hashing.leafHash(bytes), ReadEntry.of(bytes)))
        .toList();
  }
}
