// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Requests with somebody's token.
public final class Session {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  private final Http http;
  private final Addresses addresses;
  private final Supplier<String> token;

  public Session(Http http, Addresses addresses, Supplier<String> token) {
    this.http = http;
    this.addresses = addresses;
    this.token = token;
  }

  public Addresses addresses() {
    return addresses;
  }

  /// While a service has not heard the directory it lets nobody in, says so and asks to try again
  /// shortly: that is what this does, for a while.
  public Answer get(URI service, String path) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var answer = http.get(service.resolve(path), headers(Map.of()));
    while (isToTryAgain(answer) && System.nanoTime() < deadline) {
      pause();
      answer = http.get(service.resolve(path), headers(Map.of()));
    }
    return answer;
  }

  private static boolean isToTryAgain(Answer answer) {
    return answer.status() == 503 && answer.code().equals("DIRECTORY_STALE");
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  public Answer post(URI service, String path, @Nullable JsonNode body) {
    return http.send("POST", service.resolve(path), headers(Map.of()), body);
  }

  public Answer send(
      String method, URI service, String path, Map<String, String> extra, @Nullable JsonNode body) {
    return http.send(method, service.resolve(path), headers(extra), body);
  }

  static ObjectNode object() {
    return Http.JSON.createObjectNode();
  }

  private Map<String, String> headers(Map<String, String> extra) {
    var headers = new HashMap<>(extra);
    headers.put("authorization", "Bearer " + token.get());
    headers.put("accept", "application/json");
    return headers;
  }
}
