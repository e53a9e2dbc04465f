// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Kills every watched process as soon as this one is gone, however it went: SIGKILL included.
///
/// A shell reads orders from a pipe that only this process holds open. The system closes the pipe
/// when this process ends; the shell sees the end of its input and kills what is still on its list.
/// (`setpriv --pdeathsig` would tie each child to the thread that started it, and exists on Linux
/// alone.)
final class Watchdog {
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      watched=
      while read -r order pid; do
        case $order in
          watch) watched="$watched $pid" ;;
          forget)
            kept=
            for one in $watched; do [ "$one" = "$pid" ] || kept="$kept $one"; done
            watched=$kept ;;
        esac
      done
      for one in $watched; do kill -9 "$one" 2>/dev/null; done
      """;

  private static final Watchdog INSTANCE = new Watchdog();

  private final Writer orders;

  private Watchdog() {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", SCRIPT, "firebreak-watchdog")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      orders = shell.outputWriter(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void watch(long pid) {
    INSTANCE.order("watch " + pid);
  }

  /// A process that has ended must be forgotten: its id may be given to a stranger.
  static void forget(long pid) {
    INSTANCE.order("forget " + pid);
  }

  private synchronized void order(String line) {
    try {
      orders.write(line + "\n");
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The watchdog is gone; children could outlive this process", e);
    }
  }
}
