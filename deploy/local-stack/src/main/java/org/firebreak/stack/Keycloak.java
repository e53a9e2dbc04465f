// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Keycloak with the repository's realm, the sample agencies' clients and sample people.
public final class Keycloak extends Part {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final URI address;

  private Keycloak(ChildProcess process, URI address) {
    super("Keycloak", "TERM", process);
    this.address = address;
  }

  /// Takes a minute longer the first time after a build or a change of the realm.
  ///
  /// @param port 0 for a free one
  /// @param workDirectory for data and log; a folder `keycloak` in it is emptied first
  public static Keycloak start(int port, Path workDirectory) {
    return start(port, workDirectory, _ -> {});
  }

  /// @param progress is told when the start takes long, and why
  static Keycloak start(int port, Path workDirectory, Consumer<String> progress) {
    int listening = Ports.orFree(port);
    Ports.requireFree(listening, "Keycloak");
    Path home = WorkFiles.emptyFolder(workDirectory.resolve("keycloak"));
    KeycloakDistribution.prepare(home, Realm.forLocalStack(), progress);
    URI address = URI.create("http://127.0.0.1:" + listening);
    List<String> arguments =
        List.of(
            "start",
            "--optimized",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + listening,
            "--hostname=" + address,
            "--cache=local");
    ChildProcess process =
        ChildProcess.start(
            KeycloakDistribution.command(home, arguments),
            Map.of(),
            workDirectory.resolve("keycloak.log"));
    Keycloak keycloak = new Keycloak(process, address);
    try {
      keycloak.awaitReady(PATIENCE);
      return keycloak;
    } catch (RuntimeException e) {
      keycloak.close();
      throw e;
    }
  }

  /// What stands in tokens as `iss`, and what services are configured with.
  public String issuer() {
    return address + "/realms/" + Realm.NAME;
  }

  /// An access token of a sample agency, or of a service that is itself a client.
  public String clientCredentialsToken(String clientId) {
    return token(
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            clientId,
            "client_secret",
            Realm.SAMPLE_SECRET));
  }

  /// An access token of one of [SamplePerson#ALL].
  public String passwordToken(String username) {
    return token(
        Map.of(
            "grant_type",
            "password",
            "client_id",
            Realm.DIRECT_CLIENT,
            "username",
            username,
            "password",
            Realm.SAMPLE_PASSWORD));
  }

  private String token(Map<String, String> form) {
    try {
      HttpResponse<String> answer = post(form, "");
      if (answer.statusCode() != 200) {
        throw new PartFailed(
            "Keycloak gave no token to %s: %s"
                .formatted(form.getOrDefault("username", form.get("client_id")), answer.body()));
      }
      return new ObjectMapper().readTree(answer.body()).required("access_token").asText();
    } catch (IOException e) {
      throw new PartFailed("Keycloak did not answer: " + e.getMessage(), e);
    }
  }

  /// Asks the token endpoint.
  ///
  /// @param bearer a token to send along, or nothing
  HttpResponse<String> post(Map<String, String> form, String bearer) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  boolean isUp() {
    if (!Ports.listens(address.getPort())) {
      return false;
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
