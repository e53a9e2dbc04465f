// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firebreak.runtime.http.ServiceClients;
import org.jboss.logging.Logger;

/// Asks consent-service, as this service and not as whoever asked it. Anything but a plain answer
/// within the time is no answer.
@ApplicationScoped
class ConsentService {

  private static final Logger LOG = Logger.getLogger(ConsentService.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int UNAUTHORIZED = 401;

  private final ServiceToken token;
  private final ObjectMapper json;
  private final String address;
  private final HttpClient http;

  ConsentService(
      ServiceToken token,
      ObjectMapper json,
      ServiceClients clients,
      @ConfigProperty(name = "firebreak.consent-service.url") URI consents) {
    this.token = token;
    this.json = json;
    this.http =
        clients
            .builder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.address = consents.toString().replaceAll("/+$", "");
  }

  /// @param about what a log line names when there is no answer; never content
  Optional<JsonNode> ask(String path, Object question, String about) {
    try {
      var answer = answer(path, question);
      if (answer.statusCode() == UNAUTHORIZED) {
        token.forget();
      }
      return answer.statusCode() == 200
          ? Optional.of(json.readTree(answer.body()))
          : none(about, "status " + answer.statusCode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return none(about, "interrupted");
    } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
      // Its message may repeat what was asked or answered.
      return none(about, e.getClass().getSimpleName());
    }
  }

  private HttpResponse<byte[]> answer(String path, Object question)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    long begun = System.nanoTime();
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Authorization", "Bearer " + token.get(PATIENCE))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(question)))
            .build();
    var answer = http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer.get(PATIENCE.toNanos() - (System.nanoTime() - begun), TimeUnit.NANOSECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  private static Optional<JsonNode> none(String about, String why) {
    LOG.warnf("consent-service gave no answer on %s: %s", about, why);
    return Optional.empty();
  }
}
