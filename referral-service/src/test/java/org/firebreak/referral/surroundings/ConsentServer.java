// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.surroundings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Plays consent-service's endpoint for standing, and Keycloak's for tokens. It grants unless told
/// otherwise for a dispatch; tests tell it through {@link Consents}.
final class ConsentServer implements AutoCloseable {

  private static final Pattern DISPATCH = Pattern.compile("\"dispatch_id\":\"([0-9a-f-]+)\"");

  private final HttpServer server;
  private final Map<String, String> modes = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger tokens = new AtomicInteger();

  private ConsentServer(HttpServer server) {
    this.server = server;
  }

  static ConsentServer start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var consents = new ConsentServer(HttpServer.create(address, 0));
      consents.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      consents.server.createContext("/protocol/openid-connect/token", consents::token);
      consents.server.createContext("/v1/standing", consents::standing);
      consents.server.createContext("/v1/explanations", consents::explanations);
      consents.server.createContext("/told", consents::told);
      consents.server.start();
      return consents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void token(HttpExchange exchange) throws IOException {
    var number = tokens.incrementAndGet();
    answer(
        exchange,
        200,
        "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":300}"
            .formatted(number));
  }

  private void standing(HttpExchange exchange) throws IOException {
    var question = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var bearer = exchange.getRequestHeaders().getFirst("Authorization");
    var dispatch = DISPATCH.matcher(question);
    if (!("Bearer token-" + tokens.get()).equals(bearer) || !dispatch.find()) {
      answer(exchange, 401, "{}");
      return;
    }
    asked.add(question);
    switch (modes.getOrDefault(dispatch.group(1), "grant")) {
      case "grant" -> answer(exchange, 200, "{\"granted\":true,\"reasons\":[],\"new\":1}");
      case "refuse" ->
          answer(exchange, 200, "{\"granted\":false,\"reasons\":[\"BASIS_WITHDRAWN\"]}");
      case "text" -> answer(exchange, 200, "{\"granted\":\"true\",\"reasons\":[]}");
      case "nothing" -> answer(exchange, 200, "");
      case "no-json" -> answer(exchange, 200, "granted");
      case "other-success" -> answer(exchange, 201, "{\"granted\":true}");
      case "redirect" -> redirect(exchange);
      case "error" -> answer(exchange, 500, "{\"granted\":true}");
      case "forbidden" -> answer(exchange, 403, "{}");
      case "late" -> late(exchange);
      case "endless" -> endless(exchange);
      default -> answer(exchange, 404, "");
    }
  }

  /// Rules by the address; for the purpose "silent" it fails, for "short" it forgets a target.
  private void explanations(HttpExchange exchange) throws IOException {
    var question = new ObjectMapper().readTree(exchange.getRequestBody());
    asked.add(question.toString());
    var items = new ArrayList<String>();
    for (var target : question.path("targets")) {
      items.add(
          switch (target.path("address").asText()) {
            case "NCCU" ->
                "{\"outcome\":\"drop\",\"reasons\":[\"TARGET_HAS_IMMIGRATION_FUNCTION\"]}";
            case "look-alike" ->
                "{\"outcome\":\"quarantine\",\"hold_kind\":\"for-a-person\",\"reasons\":[\"ADDRESS_LOOKS_LIKE_IMMIGRATION\"]}";
            case "nobody" ->
                "{\"outcome\":\"quarantine\",\"hold_kind\":\"curable\",\"reasons\":[\"ADDRESS_UNKNOWN\",\"BASIS_MISSING\"]}";
            default -> "{\"outcome\":\"deliver\",\"reasons\":[],\"withheld\":[\"immigration\"]}";
          });
    }
    switch (question.path("purpose").asText()) {
      case "silent" -> answer(exchange, 503, "{}");
      case "short" -> answer(exchange, 200, "{\"items\":[]}");
      default -> answer(exchange, 200, "{\"items\":[" + String.join(",", items) + "]}");
    }
  }

  private static void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Location", "/told/granted");
    answer(exchange, 307, "");
  }

  private static void late(HttpExchange exchange) throws IOException {
    pause(4_000);
    answer(exchange, 200, "{\"granted\":true}");
  }

  /// Headers at once, and a body that never ends.
  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      body.write("{\"granted\":true,".getBytes(UTF_8));
      for (int i = 0; i < 40; i++) {
        body.write(' ');
        body.flush();
        pause(100);
      }
      body.write("\"reasons\":[]}".getBytes(UTF_8));
    }
  }

  private void told(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().split("/");
    switch (path[2]) {
      case "granted" -> answer(exchange, 200, "{\"granted\":true}");
      case "mode" -> {
        modes.put(path[3], path[4]);
        answer(exchange, 200, "");
      }
      case "asked" -> answer(exchange, 200, "[" + String.join(",", asked) + "]");
      case "tokens" -> answer(exchange, 200, Integer.toString(tokens.get()));
      case "new-keys" -> {
        tokens.addAndGet(1_000);
        answer(exchange, 200, "");
      }
      default -> answer(exchange, 404, "");
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
