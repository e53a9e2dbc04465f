// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.firebreak.stack.quarkus.TestTokens;

/// The API as its callers use it, with tokens of sample organizations.
final class Api {

  static final String OPERATOR = "firebreak-operator";

  private Api() {}

  /// An editor of the operator; always the same person.
  static RequestSpecification editor() {
    return person("subject-of-the-editor", "directory_editor", "directory_approver");
  }

  /// Another person of the operator.
  static RequestSpecification approver() {
    return person("subject-of-the-approver", "directory_editor", "directory_approver");
  }

  static RequestSpecification of(String organization, String... roles) {
    return as(TestTokens.of(organization, roles));
  }

  static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  static ValidatableResponse add(String id) {
    return editor()
        .body(
            Map.of(
                "organization_id",
                id,
                "name",
                id + " (sample)",
                "sector",
                "housing",
                "immigration_function",
                "none"))
        .post("/v1/organizations")
        .then()
        .statusCode(201);
  }

  /// The directory serves once it has heard itself over the broker.
  static void awaitOpenDoor() throws InterruptedException {
    var patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (editor().get("/v1/organizations").statusCode() != 200) {
      if (System.nanoTime() > patience) {
        editor().get("/v1/organizations").then().statusCode(200);
      }
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  /// The operator's own client: no person.
  static RequestSpecification client(String... roles) {
    return as(TestTokens.with(Map.of("organization_id", OPERATOR, "person", false), roles));
  }

  private static RequestSpecification person(String subject, String... roles) {
    return as(TestTokens.with(Map.of("organization_id", OPERATOR, "sub", subject), roles));
  }
}
