// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.nio.file.Path;
import java.time.Duration;

/// One process of the stack, with what a fault test does to it.
public abstract sealed class Part implements AutoCloseable
    permits Broker, Postgres, Keycloak, WitnessProcess, ServiceProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LINES_SHOWN = 15;

  private final String name;
  private final String stopSignal;
  private volatile ChildProcess process;

  Part(String name, String stopSignal, ChildProcess process) {
    this.name = name;
    this.stopSignal = stopSignal;
    this.process = process;
  }

  /// Whether it now does its work; may be asked at any time.
  abstract boolean isUp();

  public final String name() {
    return name;
  }

  public final long pid() {
    return process.pid();
  }

  public final Path log() {
    return process.log();
  }

  public final boolean isAlive() {
    return process.isAlive();
  }

  /// SIGKILL.
  public final void kill() {
    process.kill();
  }

  /// Asks it to end, waits, and kills it if it does not.
  public final void stop() {
    process.stop(stopSignal, PATIENCE);
  }

  /// SIGSTOP: it holds its connections and does nothing.
  public final void pause() {
    process.pause();
  }

  /// SIGCONT.
  public final void resume() {
    process.resume();
  }

  /// Ends it if it lives, starts it again with the same data, port and settings, and waits until it
  /// is up.
  public final void restart() {
    start();
    awaitReady(Duration.ofSeconds(60));
  }

  /// As [#restart], without waiting.
  public final void start() {
    stop();
    process = process.startAgain();
  }

  public final long residentMemoryBytes() {
    return process.residentMemoryBytes();
  }

  /// Returns when it is up; fails with the last lines of its log when it ends before that or takes
  /// longer than `patience`.
  public final void awaitReady(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isUp()) {
      if (!process.isAlive()) {
        throw failed("ended while it started");
      }
      if (System.nanoTime() > deadline) {
        throw failed("was not ready after " + patience.toSeconds() + " s");
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PartFailed("Interrupted while " + name + " started", e);
      }
    }
  }

  private PartFailed failed(String how) {
    return new PartFailed(
        "%s %s. Its log is %s and ends with:%n%s"
            .formatted(name, how, process.log(), process.lastLines(LINES_SHOWN)));
  }

  @Override
  public void close() {
    stop();
  }
}
