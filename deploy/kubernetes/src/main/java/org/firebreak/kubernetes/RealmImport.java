// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The realm of `deploy/keycloak` as Keycloak's operator imports it. It differs in two things: the
/// secrets of the services' own clients come from Secrets, and people do not return to a laptop.
final class RealmImport {
  /// Plainly invented; `installing.md` says to put your own.
  static final String DESK = "https://desk.firebreak.example/*";

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  private RealmImport() {}

  static String yaml(Path realmFile) {
    try {
      var realm = (ObjectNode) new ObjectMapper().readTree(realmFile.toFile());
      var manifest = YAML.createObjectNode();
      manifest.put("apiVersion", "k8s.keycloak.org/v2beta1");
      manifest.put("kind", "KeycloakRealmImport");
      manifest.putObject("metadata").put("name", "firebreak");
      var spec = manifest.putObject("spec");
      spec.put("keycloakCRName", "keycloak");
      var placeholders = spec.putObject("placeholders");
      for (JsonNode client : realm.required("clients")) {
        adapt((ObjectNode) client, placeholders);
      }
      spec.set("realm", realm);
      return YAML.writeValueAsString(manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void adapt(ObjectNode client, ObjectNode placeholders) {
    var id = client.required("clientId").asText();
    if (client.path("serviceAccountsEnabled").asBoolean()) {
      var placeholder = id.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
      client.put("secret", "${" + placeholder + "}");
      var secret = placeholders.putObject(placeholder).putObject("secret");
      secret.put("name", id + "-client").put("key", "secret");
    }
    if (client.has("redirectUris")) {
      client.putArray("redirectUris").add(DESK);
    }
  }
}
