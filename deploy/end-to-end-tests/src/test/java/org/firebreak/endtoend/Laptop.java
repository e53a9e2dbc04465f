// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.log.TilePath;
import org.firebreak.demonstration.rest.Answer;
import org.firebreak.demonstration.rest.Auditor;
import org.firebreak.stack.RepositoryRoot;
import org.jspecify.annotations.Nullable;

/// What an auditor has: files that were downloaded, the policy, and audit-verify on a JDK.
final class Laptop {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final SharedStack stack;

  Laptop(SharedStack stack) {
    this.stack = stack;
  }

  /// What audit-verify said.
  record Said(int exitCode, String text) {}

  Said verify(String command, String... arguments) {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-jar",
                RepositoryRoot.find()
                    .resolve("audit-service/offline/target/audit-verify.jar")
                    .toString(),
                command,
                "--policy",
                stack.parts().logFiles().policy().toString()));
    words.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// The checkpoint that is published now, as anyone gets it.
  byte[] checkpoint() {
    return send(HttpRequest.newBuilder(at("log/checkpoint")).build()).body();
  }

  static long treeSize(byte[] checkpoint) {
    return Checkpoint.of(SignedNote.ofBytes(checkpoint).text()).treeSize();
  }

  long published() {
    return treeSize(checkpoint());
  }

  byte[] download(String path) {
    HttpResponse<byte[]> answer = send(asAuditor(path).build());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  /// Text that the same address has beside its JSON.
  byte[] text(String path) {
    return send(asAuditor(path).header("accept", "text/plain").build()).body();
  }

  HttpResponse<byte[]> post(String path, String json) {
    return send(
        asAuditor(path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /// As somebody signed in, who need not be an auditor.
  Answer as(String token, String method, String path, @Nullable JsonNode body) {
    return stack.http().send(method, at(path), Map.of("Authorization", "Bearer " + token), body);
  }

  boolean isThere(String path) {
    return send(asAuditor(path).build()).statusCode() == 200;
  }

  /// All of the log, as a file that audit-verify reads.
  byte[] export(long treeSize) {
    return download("v1/log/export?from_index=0&to_index=%1$d&tree_size=%1$d".formatted(treeSize));
  }

  String exportedEntries() {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(export(published())))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("entries.ndjson")) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
      throw new AssertionError("an export without entries");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All of the log as a table for a spreadsheet, page after page.
  String entriesCsv() {
    var table = new StringBuilder();
    Optional<String> next =
        Optional.of("v1/entries.csv?from=2000-01-01T00:00:00Z&to=2999-01-01T00:00:00Z&limit=500");
    while (next.isPresent()) {
      HttpResponse<byte[]> page = send(asAuditor(next.get()).build());
      assertThat(page.statusCode()).as(next.get()).isEqualTo(200);
      table.append(new String(page.body(), StandardCharsets.UTF_8));
      next = page.headers().firstValue("link").map(link -> link.substring(1, link.indexOf('>')));
    }
    return table.toString();
  }

  /// All bundles of entries that the published tree has, as a mirror fetches them.
  String entryBundles() {
    long size = published();
    var bundles = new StringBuilder();
    int width;
    for (long index = 0; (width = TilePath.width(0, index, size)) > 0; index++) {
      var path = "v1/log/" + new TilePath.Entries(index, width).text();
      bundles.append(new String(download(path), StandardCharsets.UTF_8));
    }
    return bundles.toString();
  }

  static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private URI at(String path) {
    return stack.addresses().audit().resolve(path);
  }

  private HttpRequest.Builder asAuditor(String path) {
    return HttpRequest.newBuilder(at(path))
        .timeout(Duration.ofSeconds(60))
        .header("authorization", "Bearer " + stack.tokens().ofOrganization(Auditor.ORGANIZATION));
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
