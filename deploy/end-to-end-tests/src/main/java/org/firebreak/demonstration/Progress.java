// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/// Lines on the terminal, so that nobody wonders whether anything happens.
public final class Progress {

  private final PrintStream out;
  private final long start = System.nanoTime();

  public Progress(PrintStream out) {
    this.out = out;
  }

  public void say(String line) {
    out.printf("%5.1f s  %s%n", (System.nanoTime() - start) / 1e9, line);
  }

  public void blank() {
    out.println();
  }

  public void plain(String text) {
    out.println(text);
  }

  /// Says a line for each fifth of `total` that is done.
  Counter counter(String what, int total) {
    return new Counter(what, total);
  }

  final class Counter {
    private final String what;
    private final int total;
    private final int step;
    private final AtomicInteger done = new AtomicInteger();

    private Counter(String what, int total) {
      this.what = what;
      this.total = total;
      this.step = Math.max(1, total / 5);
    }

    void oneMore() {
      int count = done.incrementAndGet();
      if (count % step == 0 || count == total) {
        say("%s: %d of %d".formatted(what, count, total));
      }
    }
  }
}
