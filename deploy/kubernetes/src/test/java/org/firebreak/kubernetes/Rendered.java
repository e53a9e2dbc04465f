// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The documents of an overlay as a cluster would get them, rendered by `kubectl kustomize`, which
/// asks no cluster. Where there is no kubectl the tests that need whole documents are skipped, and
/// say so; files are still read one by one.
final class Rendered {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Map<String, List<JsonNode>> BY_OVERLAY = new ConcurrentHashMap<>();

  private Rendered() {}

  /// The system property `firebreak.kubectl`, or the PATH's.
  static Optional<String> kubectl() {
    var named = System.getProperty("firebreak.kubectl");
    if (named != null) {
      return Optional.of(named);
    }
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, "kubectl"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  static List<JsonNode> overlay(String name) {
    return BY_OVERLAY.computeIfAbsent(name, Rendered::render);
  }

  private static List<JsonNode> render(String overlay) {
    var kubectl = kubectl();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        kubectl.isPresent(),
        "NOT CHECKED: no kubectl, so overlay %s is not rendered".formatted(overlay));
    try {
      var folder = Manifests.folder().resolve("overlays").resolve(overlay);
      var process =
          new ProcessBuilder(kubectl.orElseThrow(), "kustomize", folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("kustomize refuses " + overlay);
      }
      return documents(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static List<JsonNode> documents(String yaml) {
    try (var parser = YAML.getFactory().createParser(yaml)) {
      var documents = new ArrayList<JsonNode>();
      YAML.readValues(parser, JsonNode.class).forEachRemaining(documents::add);
      documents.removeIf(JsonNode::isNull);
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> file(Path file) {
    try {
      return documents(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> ofKind(String overlay, String... kinds) {
    return overlay(overlay).stream()
        .filter(document -> List.of(kinds).contains(kind(document)))
        .toList();
  }

  static String kind(JsonNode document) {
    return document.path("kind").asText();
  }

  static String name(JsonNode document) {
    return document.path("metadata").path("name").asText();
  }
}
