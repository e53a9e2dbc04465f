// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// JSON over HTTP, with no more requests under way at once than a machine of two cores can take.
public final class Http {

  private static final int AT_ONCE = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Semaphore atOnce = new Semaphore(AT_ONCE);

  public Answer get(URI uri, Map<String, String> headers) {
    return send("GET", uri, headers, null);
  }

  public Answer send(String method, URI uri, Map<String, String> headers, @Nullable JsonNode body) {
    var content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.toString());
    var request = HttpRequest.newBuilder(uri).method(method, content);
    if (body != null) {
      request.header("content-type", "application/json");
    }
    headers.forEach(request::header);
    return exchange(method + " " + uri.getPath(), request);
  }

  /// Form fields, for the token endpoint.
  Answer post(URI uri, String form) {
    return exchange(
        "POST " + uri.getPath(),
        HttpRequest.newBuilder(uri)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .header("content-type", "application/x-www-form-urlencoded"));
  }

  private Answer exchange(String name, HttpRequest.Builder request) {
    try {
      atOnce.acquire();
      try {
        var response =
            client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
            name,
            response.statusCode(),
            response.headers(),
            json(response.body()),
            response.body());
      } finally {
        atOnce.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + " got no answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + name, e);
    }
  }

  private static JsonNode json(String text) {
    try {
      var body = JSON.readTree(text);
      return body == null ? MissingNode.getInstance() : body;
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }
}
