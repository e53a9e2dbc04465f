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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.SectionLabel;
import org.firebreak.referral.Standing;
import org.firebreak.referral.inbox.Received;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks consent-service. Anything but a plain answer within the time is no answer.
@ApplicationScoped
class HttpStanding implements Standing {

  private static final Logger LOG = Logger.getLogger(HttpStanding.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int UNAUTHORIZED = 401;

  private final ServiceToken token;
  private final ObjectMapper json;
  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  HttpStanding(
      ServiceToken token,
      ObjectMapper json,
      @ConfigProperty(name = "firebreak.consent-service.url") URI consents) {
    this.token = token;
    this.json = json;
    this.address = URI.create(consents.toString().replaceAll("/+$", "") + "/v1/standing");
  }

  private record Question(
      UUID eventId,
      UUID referralId,
      UUID dispatchId,
      String sourceOrganization,
      String targetOrganization,
      String origin,
      String purpose,
      List<String> sections,
      @Nullable UUID basisId) {}

  @Override
  public Ruling ask(Received received) {
    try {
      var answer = answer(question(received));
      if (answer.statusCode() == UNAUTHORIZED) {
        token.forget();
      }
      return answer.statusCode() == 200
          ? ruling(json.readTree(answer.body()))
          : none(received, "status " + answer.statusCode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return none(received, "interrupted");
    } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
      // Whatever it is, it is no grant. Its message may repeat what was asked or answered.
      return none(received, e.getClass().getSimpleName());
    }
  }

  private HttpResponse<byte[]> answer(Question question)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    long begun = System.nanoTime();
    var request =
        HttpRequest.newBuilder(address)
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

  private static Ruling ruling(JsonNode answer) {
    if (!answer.path("granted").isBoolean()) {
      return new Unavailable();
    }
    return answer.path("granted").booleanValue()
        ? new Granted()
        : new Refused(
            StreamSupport.stream(answer.path("reasons").spliterator(), false)
                .map(JsonNode::asText)
                .toList());
  }

  private static Ruling none(Received received, String why) {
    LOG.warnf("consent-service gave no ruling on dispatch %s: %s", received.dispatch(), why);
    return new Unavailable();
  }

  private static Question question(Received received) {
    return new Question(
        received.event().value(),
        received.referral().value(),
        received.dispatch().value(),
        received.source().value(),
        received.target().value(),
        received.origin().value(),
        received.purpose(),
        received.sections().stream().map(SectionLabel::label).toList(),
        Optional.ofNullable(received.basis()).map(BasisId::value).orElse(null));
  }
}
