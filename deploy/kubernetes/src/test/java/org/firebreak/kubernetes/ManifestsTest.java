// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.stack.RepositoryRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {

  static Stream<String> overlays() {
    return Manifests.OVERLAYS.stream();
  }

  @Test
  void whatIsGeneratedIsWhatTheTablesSay() {
    Manifests.generated()
        .forEach((file, yaml) ->
            assertThat(file).as("run `make manifests` after a change").hasContent(yaml));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void eachDocumentOfAnOverlayHasOnlyFieldsThatItsReaderKnows(String overlay) {
    assertThat(Rendered.overlay(overlay)).hasSizeGreaterThan(50).allSatisfy(StrictModels::read);
  }

  /// Also where nothing can be rendered: every file but the patches that are lists of operations.
  @Test
  void eachDocumentInAFileHasOnlyFieldsThatItsReaderKnows() throws IOException {
    try (var files = Files.walk(Manifests.folder())) {
      var documents =
          files
              .filter(ManifestsTest::isManifest)
              .flatMap(file -> Rendered.file(file).stream())
              .filter(document -> document.isObject())
              .toList();
      assertThat(documents).hasSizeGreaterThan(80).allSatisfy(StrictModels::read);
    }
  }

  private static boolean isManifest(Path file) {
    var path = Manifests.folder().relativize(file).toString();
    return path.matches("(base|overlays|components)/.*\\.yaml")
        && !path.endsWith("kustomization.yaml");
  }

  @Test
  void aFieldThatIsMisspeltIsRefused() {
    var deployment = first("base/services/directory-service.yaml", "Deployment");
    var container = (ObjectNode) deployment.at("/spec/template/spec/containers/0");
    container.put("imagee", "firebreak/directory-service");
    assertThatThrownBy(() -> StrictModels.read(deployment)).hasMessageContaining("imagee");

    var user = first("base/kafka/users.yaml", "KafkaUser");
    ((ObjectNode) user.at("/spec/authorization/acls/0")).put("operation", "Read");
    assertThatThrownBy(() -> StrictModels.read(user)).hasMessageContaining("operation");

    var database = first("base/postgres/audit-database.yaml", "Cluster");
    ((ObjectNode) database.at("/spec/bootstrap/initdb")).put("ownr", "audit");
    assertThatThrownBy(() -> StrictModels.read(database)).hasMessageContaining("ownr");
  }

  private static ObjectNode first(String file, String kind) {
    return Rendered.file(Manifests.folder().resolve(file)).stream()
        .filter(document -> Rendered.kind(document).equals(kind))
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theRealmIsTheRepositorysButForSecretsAndWherePeopleReturnTo() throws IOException {
    var realm =
        (ObjectNode)
            new ObjectMapper()
                .readTree(
                    RepositoryRoot.find().resolve("deploy/keycloak/firebreak-realm.json").toFile());
    var imported =
        StrictModels.read(
                first("base/keycloak/realm.yaml", "KeycloakRealmImport"),
                OperatorModels.RealmImport.class)
            .spec();
    var clients = imported.realm().withArray("clients");

    assertThat(imported.placeholders().values().stream().map(value -> value.secret().name()))
        .containsExactlyInAnyOrder("referral-service-client", "consent-service-client");
    for (var client : clients) {
      if (client.has("secret")) {
        var secret = ((ObjectNode) client).remove("secret");
        assertThat(imported.placeholders()).containsKey(secret.asText().replaceAll("[${}]", ""));
      }
      ((ObjectNode) client).remove("redirectUris");
    }
    realm.withArray("clients").forEach(client -> ((ObjectNode) client).remove("redirectUris"));
    assertThat(imported.realm()).isEqualTo(realm);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void noDocumentStandsTwice(String overlay) {
    var names =
        Rendered.overlay(overlay).stream()
            .map(document -> Rendered.kind(document) + " " + Rendered.name(document))
            .toList();
    assertThat(Set.copyOf(names)).hasSameSizeAs(names);
    assertThat(
            names.stream()
                .filter(name -> name.startsWith("Deployment"))
                .collect(Collectors.toSet()))
        .contains(
            "Deployment directory-service",
            "Deployment consent-service",
            "Deployment referral-service",
            "Deployment audit-service");
  }
}
