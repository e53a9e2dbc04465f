// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firebreak.audit.log.AddCheckpoint;

/// The witness over HTTP: `POST /add-checkpoint` and `GET /<hash of the origin>/checkpoint`.
final class WitnessServer implements AutoCloseable {
  private static final int LARGEST = 64 * 1024;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final Pattern CHECKPOINT = Pattern.compile("/([0-9a-f]{64})/checkpoint");

  private final Witness witness;
  private final Consumer<String> journal;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private WitnessServer(Witness witness, Consumer<String> journal, HttpServer server) {
    this.witness = witness;
    this.journal = journal;
    this.server = server;
  }

  /// @param journal is told a line for each refusal and for each failure, without what was sent
  static WitnessServer start(InetSocketAddress address, Witness witness, Consumer<String> journal)
      throws IOException {
    var server = new WitnessServer(witness, journal, HttpServer.create(address, 0));
    server.server.createContext("/", server::handle);
    server.server.setExecutor(server.threads);
    server.server.start();
    return server;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        route(exchange);
      } catch (RuntimeException e) {
        // Nothing was cosigned, or the log does not have the answer and asks again.
        journal.accept("a request failed: " + e);
        answer(
            exchange, 500, TEXT, "The witness could not keep the checkpoint. Try again later.\n");
      }
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    Matcher checkpoint = CHECKPOINT.matcher(path);
    if (path.equals("/add-checkpoint") && exchange.getRequestMethod().equals("POST")) {
      addCheckpoint(exchange);
    } else if (checkpoint.matches() && exchange.getRequestMethod().equals("GET")) {
      var note = witness.checkpoint(checkpoint.group(1));
      if (note.isPresent()) {
        answer(exchange, 200, TEXT, note.get().bytes());
      } else {
        answer(exchange, 404, TEXT, "This witness has cosigned no checkpoint of such a log.\n");
      }
    } else {
      answer(
          exchange,
          404,
          TEXT,
          "A witness answers POST /add-checkpoint and GET /<SHA-256 of the origin>/checkpoint: c2sp.org/tlog-witness.\n");
    }
  }

  private void addCheckpoint(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      journal.accept("refused: a request of more than " + LARGEST + " bytes");
      answer(exchange, 413, TEXT, "A request has at most " + LARGEST + " bytes.\n");
      return;
    }
    switch (witness.answer(body)) {
      case Answer.Cosigned(var signature) -> answer(exchange, 200, TEXT, signature.line() + "\n");
      case Answer.Holds(long treeSize) -> {
        journal.accept("refused: begins elsewhere than at what is held, " + treeSize);
        answer(exchange, 409, "text/x.tlog.size", AddCheckpoint.held(treeSize));
      }
      case Answer.Refused(var why) -> {
        journal.accept("refused: " + why);
        answer(exchange, why.status, TEXT, why.text + "\n");
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    answer(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
