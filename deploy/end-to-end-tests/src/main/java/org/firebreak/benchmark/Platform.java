// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.firebreak.demonstration.rest.Addresses;
import org.firebreak.demonstration.rest.Http;
import org.firebreak.demonstration.rest.Session;
import org.firebreak.stack.Broker;
import org.firebreak.stack.Keycloak;
import org.firebreak.stack.Keysets;
import org.firebreak.stack.Part;
import org.firebreak.stack.Ports;
import org.firebreak.stack.Postgres;
import org.firebreak.stack.Realm;
import org.firebreak.stack.ServiceProcess;
import org.firebreak.stack.quarkus.DirectoryFeed;

/// The broker, PostgreSQL, Keycloak, the packaged consent-service and the copy loops, each a
/// process of its own; no other service, so that nothing else takes the machine's time. The two
/// that are compared have the same JVM options, with the optimizing compiler.
final class Platform implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PARTITIONS = 4;

  final Broker broker;
  final Keysets keysets;
  final ServiceProcess consents;
  final ServiceProcess copies;

  private final Keycloak keycloak;
  private final DirectoryFeed directory;
  private final List<Part> parts = new ArrayList<>();
  private final Http http = new Http();

  /// @param options for the JVMs of consent-service and of the copy loops
  Platform(Path folder, String options) {
    // Stopping twice does nothing the second time.
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopParts, "benchmark-stop"));
    keysets = Keysets.generate(folder);
    var database = starting(() -> Postgres.start(0, folder));
    var identity = starting(() -> Keycloak.start(0, folder));
    broker = started(starting(() -> Broker.start(0, folder)));
    createTopics();
    directory = DirectoryFeed.start(broker);
    keycloak = started(identity);

    var settings = new HashMap<String, String>();
    settings.putAll(broker.serviceSettings("consent-service"));
    settings.putAll(started(database).serviceSettings("consent"));
    settings.putAll(keysets.serviceSettings("consent-service"));
    settings.put("quarkus.oidc.auth-server-url", keycloak.issuer());
    settings.put("quarkus.oidc.client-id", "consent-service");
    settings.put("quarkus.oidc.credentials.secret", Realm.SAMPLE_SECRET);
    settings.put("JDK_JAVA_OPTIONS", options);
    consents = service("consent-service", settings, folder);

    settings = new HashMap<>(broker.serviceSettings(Broker.ADMINISTRATOR));
    settings.put("JDK_JAVA_OPTIONS", options);
    copies = service("deploy/copy-loops", settings, folder);
    List.of(consents, copies).forEach(part -> part.awaitReady(PATIENCE));
  }

  ServiceProcess of(Loop loop) {
    return loop.equals(Loop.FIREWALL) ? consents : copies;
  }

  /// Requests to consent-service as this client of the realm. Its token is fetched now, and lives
  /// for five minutes.
  Session session(String client) {
    var token = keycloak.clientCredentialsToken(client);
    return new Session(http, addresses(), () -> token);
  }

  private Addresses addresses() {
    return Addresses.documented()
        .replacedBy(Map.of("consents", consents.url(), "issuer", URI.create(keycloak.issuer())));
  }

  private ServiceProcess service(String name, Map<String, String> settings, Path folder) {
    var service = ServiceProcess.start(name, Ports.freePort(), Ports.freePort(), settings, folder);
    parts.add(service);
    return service;
  }

  /// As the outbound topic is, so that its records cost as much elsewhere.
  private void createTopics() {
    try (var admin = broker.administrator()) {
      admin
          .createTopics(
              Stream.of(Loop.PLAIN, Loop.TRANSACTIONAL, Loop.SMALLRYE)
                  .flatMap(loop -> Stream.of(loop.input(), loop.output()))
                  .map(topic ->
                      new NewTopic(topic, PARTITIONS, (short) 1)
                          .configs(Map.of("segment.bytes", "16777216")))
                  .toList())
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("no topics to copy", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static <P extends Part> CompletableFuture<P> starting(Supplier<P> start) {
    return CompletableFuture.supplyAsync(start);
  }

  private <P extends Part> P started(CompletableFuture<P> starting) {
    var part = starting.join();
    parts.add(part);
    return part;
  }

  @Override
  public void close() {
    directory.close();
    stopParts();
  }

  private void stopParts() {
    parts.reversed().forEach(Part::close);
  }
}
