// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.stack.Broker;
import org.firebreak.stack.LogFiles;
import org.firebreak.stack.Part;
import org.firebreak.stack.Ports;
import org.firebreak.stack.Postgres;
import org.firebreak.stack.ServiceProcess;
import org.firebreak.stack.WitnessProcess;
import org.firebreak.stack.quarkus.DirectoryFeed;
import org.firebreak.stack.quarkus.TestTokens;

/// The broker, PostgreSQL, the packaged audit-service and two witnesses, each a process of its own;
/// tokens without Keycloak, so that nothing else takes the machine's time.
final class AuditPlatform implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  final Broker broker;
  final Postgres postgres;
  final ServiceProcess service;
  final LogFiles logFiles;

  private final DirectoryFeed directory;
  private final List<Part> parts = new ArrayList<>();

  AuditPlatform(Path folder) {
    // Stopping twice does nothing the second time.
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopParts, "audit-benchmark-stop"));
    broker = with(Broker.start(0, folder));
    postgres = with(Postgres.start(0, folder));
    directory = DirectoryFeed.start(broker);
    Map<String, Integer> witnesses =
        new TreeMap<>(Map.of("witness-1", Ports.freePort(), "witness-2", Ports.freePort()));
    logFiles = LogFiles.generate(folder, witnesses);
    witnesses.forEach((name, port) -> with(WitnessProcess.start(name, port, logFiles, folder)));

    var settings = new HashMap<String, String>();
    settings.putAll(broker.serviceSettings("audit-service"));
    settings.putAll(postgres.serviceSettings("audit"));
    settings.putAll(logFiles.serviceSettings("audit-service"));
    settings.put("quarkus.oidc.public-key", TestTokens.publicKey());
    settings.put("quarkus.oidc.token.issuer", TestTokens.ISSUER);
    settings.put("quarkus.oidc.client-id", "audit-service");
    settings.put("JDK_JAVA_OPTIONS", "");
    service =
        with(
            ServiceProcess.start(
                "audit-service", Ports.freePort(), Ports.freePort(), settings, folder));
    service.awaitReady(PATIENCE);
  }

  private <P extends Part> P with(P part) {
    parts.add(part);
    return part;
  }

  /// The size of the tree that is published now, cosigned by both witnesses; 0 for none.
  long published() {
    HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(at("/log/checkpoint")));
    return answer.statusCode() == 200
        ? Checkpoint.of(SignedNote.ofBytes(answer.body()).text()).treeSize()
        : 0;
  }

  /// How many entries are committed. It is not recorded that somebody asks.
  long committed() {
    try {
      return JSON.readTree(asAuditor("/v1/log/head").body()).required("tree_size").asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The size of the tree that the log signed last, whether or not witnesses have seen it.
  long signed() {
    try {
      byte[] note = Files.readAllBytes(logFiles.lastSigned());
      return Checkpoint.of(SignedNote.ofBytes(note).text()).treeSize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<byte[]> asAuditor(String path) {
    var token = TestTokens.of("sample-oversight-office", "auditor");
    return send(HttpRequest.newBuilder(at(path)).header("authorization", "Bearer " + token));
  }

  HttpResponse<Path> download(String path, Path file) {
    var token = TestTokens.of("sample-oversight-office", "auditor");
    var request =
        HttpRequest.newBuilder(at(path)).header("authorization", "Bearer " + token).build();
    try {
      return HTTP.send(request, BodyHandlers.ofFile(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private URI at(String path) {
    return service.url().resolve(path);
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
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
