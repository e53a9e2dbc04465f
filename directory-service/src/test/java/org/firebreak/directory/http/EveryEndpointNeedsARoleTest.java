// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.directory.http.Endpoint.ALLOWED;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.firebreak.directory.Surroundings;
import org.firebreak.runtime.identity.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tries every endpoint with every role: who is not listed is refused.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EveryEndpointNeedsARoleTest {

  @BeforeEach
  void open() throws InterruptedException {
    Api.awaitOpenDoor();
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
                .body("{}")
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
  void aTokenWithoutARoleOfThisSystemGetsInNowhere() {
    ALLOWED
        .keySet()
        .forEach(endpoint ->
            Api.of("kent-police", "offline_access", "admin")
                .body("{}")
                .request(endpoint.method(), endpoint.path())
                .then()
                .statusCode(403));
  }
}
