// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The leaves of an export's lines, in their order. While a batch is taken and the next one is
/// decompressed and cut into lines, which only one thread can do, the leaves of the one between are
/// made on the other processors. Whoever stops early leaves one batch behind that nobody waits for.
final class LeavesAhead {
  private final EntryLineReader lines;
  private CompletableFuture<List<Leaf>> next;

  LeavesAhead(EntryLineReader lines) throws IOException {
    this.lines = lines;
    this.next = begin();
  }

  /// The next leaves; none at the end.
  List<Leaf> batch() throws IOException {
    var batch = next;
    next = begin();
    try {
      return batch.join();
    } catch (CompletionException e) {
      // Nothing in an entry leads here: what does, such as too little memory, ends the whole check.
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private CompletableFuture<List<Leaf>> begin() throws IOException {
    List<byte[]> batch = lines.batch();
    return CompletableFuture.supplyAsync(() -> Leaf.all(batch));
  }
}
