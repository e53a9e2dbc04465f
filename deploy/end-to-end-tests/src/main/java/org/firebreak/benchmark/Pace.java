// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjLongConsumer;

/// Events at a fixed rate, whether or not anybody keeps up.
final class Pace implements AutoCloseable {

  private volatile boolean ended;
  private final CompletableFuture<Void> sending;

  /// @param rate events a second
  /// @param due is told of each event, before it is sent, its `ce_id` and when it is due by
  ///   `System.nanoTime`
  Pace(Feed feed, int rate, ObjLongConsumer<String> due) {
    sending = CompletableFuture.runAsync(() -> send(feed, rate, due));
  }

  private void send(Feed feed, int rate, ObjLongConsumer<String> due) {
    long begun = System.nanoTime();
    for (long i = 0; !ended; i++) {
      long at = begun + i * 1_000_000_000L / rate;
      while (System.nanoTime() < at) {
        LockSupport.parkNanos(at - System.nanoTime());
      }
      due.accept(feed.nextId(), at);
      feed.send();
    }
    feed.flush();
  }

  /// Returns when everything sent is acknowledged.
  @Override
  public void close() {
    ended = true;
    sending.join();
  }
}
