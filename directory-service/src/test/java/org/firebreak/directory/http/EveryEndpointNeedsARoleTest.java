// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firebreak.runtime.identity.Roles;
import org.firebreak.stack.quarkus.RealParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tries every endpoint with every role: who is not listed is refused.
@QuarkusTest
@QuarkusTestResource(
    value = RealParts.class,
    initArgs = @ResourceArg(name = "service", value = "directory-service"))
class EveryEndpointNeedsARoleTest {

  private static final Set<String> READERS =
      Set.of(
          "agency",
          "caseworker",
          "consent_officer",
          "quarantine_reviewer",
          "directory_editor",
          "directory_approver",
          "auditor");
  private static final Set<String> DIRECTORY =
      Set.of("directory_editor", "directory_approver", "auditor");
  private static final String PROPOSAL = "/v1/proposals/00000000-0000-0000-0000-000000000009";

  private record Endpoint(String method, String path) {}

  private static final Map<Endpoint, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry(new Endpoint("GET", "/v1/organizations"), READERS),
          Map.entry(new Endpoint("GET", "/v1/organizations/kent-police"), READERS),
          Map.entry(new Endpoint("GET", "/v1/organizations/kent-police/history"), READERS),
          Map.entry(new Endpoint("POST", "/v1/organizations"), Set.of("directory_editor")),
          Map.entry(
              new Endpoint("PUT", "/v1/organizations/kent-police/immigration-function"),
              Set.of("directory_editor")),
          Map.entry(
              new Endpoint("PUT", "/v1/organizations/kent-police/membership"),
              Set.of("directory_editor")),
          Map.entry(new Endpoint("GET", "/v1/organizations/kent-police/proposals"), DIRECTORY),
          Map.entry(
              new Endpoint("POST", "/v1/organizations/kent-police/proposals"),
              Set.of("directory_editor")),
          Map.entry(new Endpoint("GET", PROPOSAL), DIRECTORY),
          Map.entry(new Endpoint("POST", PROPOSAL + "/approval"), Set.of("directory_approver")));

  @BeforeEach
  void open() throws InterruptedException {
    Api.awaitOpenDoor();
  }

  @Test
  void theTableHoldsEveryEndpointThatThereIs() {
    var endpoints =
        new ClassFileImporter()
            .importPackages("org.firebreak.directory.http").stream()
                .flatMap(found -> found.getMethods().stream())
                .filter(method ->
                    method.getAnnotations().stream()
                        .anyMatch(annotation ->
                            annotation.getRawType().isAnnotatedWith(HttpMethod.class)))
                .toList();

    assertThat(ALLOWED).hasSameSizeAs(endpoints);
  }

  @Test
  void nobodyWithoutATokenGetsIn() {
    ALLOWED
        .keySet()
        .forEach(endpoint ->
            given()
                .contentType(ContentType.JSON)
                .body("{}")
                .request(endpoint.method(), endpoint.path())
                .then()
                .statusCode(401)
                .contentType("application/problem+json"));
  }

  @Test
  void nobodyWithABrokenTokenGetsIn() {
    ALLOWED
        .keySet()
        .forEach(endpoint ->
            Api.as("not-a-token")
                .body("{}")
                .request(endpoint.method(), endpoint.path())
                .then()
                .statusCode(401));
  }

  @Test
  void everyRoleGetsInWhereItIsListedAndNowhereElse() {
    ALLOWED.forEach((endpoint, allowed) -> {
      for (var role : Roles.ALL) {
        var status =
            Api.of("kent-police", role)
                .body(endpoint.method().equals("GET") ? "" : "{}")
                .request(endpoint.method(), endpoint.path())
                .statusCode();
        if (allowed.contains(role)) {
          assertThat(status).as("%s as %s", endpoint, role).isNotIn(401, 403);
        } else {
          assertThat(status).as("%s as %s", endpoint, role).isEqualTo(403);
        }
      }
    });
  }

  @Test
  void aTokenWithoutARoleGetsInNowhere() {
    for (var roles : List.of(new String[0], new String[] {"offline_access", "admin"})) {
      ALLOWED
          .keySet()
          .forEach(endpoint ->
              Api.of("kent-police", roles)
                  .body("{}")
                  .request(endpoint.method(), endpoint.path())
                  .then()
                  .statusCode(403));
    }
  }
}
