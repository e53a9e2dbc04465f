// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmTest {
  private static final Path FILE =
      RepositoryRoot.find().resolve("deploy/keycloak/firebreak-realm.json");

  @Test
  void theRepositorysRealmHoldsNoSecretNoPersonAndNoWayInWithAPassword() throws IOException {
    JsonNode realm = new ObjectMapper().readTree(FILE.toFile());

    assertThat(texts(realm.path("users"), "username"))
        .allMatch(name -> name.startsWith("service-account-"));
    assertThat(realm.findValues("secret")).isEmpty();
    assertThat(realm.findValues("credentials")).isEmpty();
    assertThat(realm.path("clients"))
        .isNotEmpty()
        .allMatch(client -> !client.path("directAccessGrantsEnabled").asBoolean(true))
        .allMatch(client -> !client.path("implicitFlowEnabled").asBoolean(true));
  }

  @Test
  void withoutSampleOrganizationsTheRealmIsBare(@TempDir Path folder) throws IOException {
    List<SampleOrganization> none = SampleOrganization.read(folder.resolve("missing.json"));
    JsonNode realm = new ObjectMapper().readTree(Realm.forLocalStack(FILE, none));

    assertThat(texts(realm.path("clients"), "clientId"))
        .containsExactlyInAnyOrder(
            "referral-service",
            "consent-service",
            "audit-service",
            "directory-service",
            "people",
            Realm.DIRECT_CLIENT);
    assertThat(texts(realm.path("users"), "username"))
        .containsExactly("service-account-referral-service");
  }

  @Test
  void eachOrganizationBecomesAClientWithItsRolesAndPeopleComeWithTheirs(@TempDir Path folder)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("organizations.json"),
            """
            [
              {"organization_id": "lantern-refuge", "name": "Lantern Refuge", "sector": "specialist-support",
               "part_of": null, "immigration_function": "none"},
              {"organization_id": "sample-oversight-office", "name": "Sample Oversight Office", "sector": null,
               "part_of": null, "immigration_function": "none", "sample_roles": ["auditor"]}
            ]
            """);
    JsonNode realm =
        new ObjectMapper().readTree(Realm.forLocalStack(FILE, SampleOrganization.read(file)));

    assertThat(texts(realm.path("clients"), "clientId"))
        .contains("lantern-refuge", "sample-oversight-office");
    JsonNode oversight = user(realm, "service-account-sample-oversight-office");
    assertThat(oversight.path("realmRoles").toString()).isEqualTo("[\"agency\",\"auditor\"]");
    assertThat(oversight.path("attributes").toString())
        .isEqualTo("{\"organization_id\":[\"sample-oversight-office\"]}");
    assertThat(texts(realm.path("users"), "username"))
        .contains("casey.sample", "connie.sample", "audrey.sample")
        .doesNotContain("rory.sample");
  }

  private static JsonNode user(JsonNode realm, String username) {
    return stream(realm.path("users"))
        .filter(user -> user.path("username").asText().equals(username))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode array, String field) {
    return stream(array).map(element -> element.path(field).asText()).toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
