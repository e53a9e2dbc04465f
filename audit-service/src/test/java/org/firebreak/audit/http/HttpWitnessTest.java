// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.firebreak.audit.Witness;
import org.firebreak.audit.Witness.WitnessAway;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Witnesses that do not keep to the protocol; what one that does answers is tried with a real one.
@Timeout(30)
class HttpWitnessTest {
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /// All of them take two seconds at most, whatever they do: a checkpoint waits for the slowest.
  @Test
  void oneThatFallsSilentWithinItsAnswerIsAway() throws Exception {
    try (var server = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")) {
      assertIsAway(server.witness());
    }
  }

  @Test
  void oneThatNeverAnswersIsAway() throws Exception {
    try (var server = new OneAnswer("")) {
      assertIsAway(server.witness());
    }
  }

  @Test
  void oneThatSaysMoreThanAnyNoteIsAway() throws Exception {
    var endless = "x".repeat(70_000);
    try (var server = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n" + endless)) {
      assertIsAway(server.witness());
    }
  }

  @Test
  void oneThatHoldsNothingSaysSo() throws Exception {
    try (var server = new OneAnswer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(server.witness().held("log.example/sample")).isEqualTo(Optional.empty());
    }
  }

  private static void assertIsAway(Witness witness) {
    long begun = System.nanoTime();
    assertThatThrownBy(() -> witness.held("log.example/sample")).isInstanceOf(WitnessAway.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
  }

  /// Says one thing to whoever comes first, and then neither more nor that it is done.
  private static final class OneAnswer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CountDownLatch over = new CountDownLatch(1);

    OneAnswer(String answer) throws IOException {
      Thread.ofVirtual().start(() -> give(answer));
    }

    private void give(String answer) {
      try (var asked = listening.accept()) {
        asked.getOutputStream().write(answer.getBytes(US_ASCII));
        asked.getOutputStream().flush();
        if (!over.await(LONGEST.toSeconds() * 2, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody came to an end with this answer");
        }
      } catch (IOException e) {
        // Whoever asked has gone, which is what some of them are to do.
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    Witness witness() {
      var key =
          NoteSigner.generate(
                  "witness.example/sample", NoteKey.Type.COSIGNATURE, new SecureRandom())
              .key();
      var address = URI.create("http://127.0.0.1:" + listening.getLocalPort());
      return new HttpWitness(key, address, HttpClient.newHttpClient());
    }

    @Override
    public void close() throws IOException {
      over.countDown();
      listening.close();
    }
  }
}
