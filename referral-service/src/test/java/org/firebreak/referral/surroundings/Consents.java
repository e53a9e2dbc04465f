// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.surroundings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/// Tells the consent-service of the tests how to rule, and hears what it was asked.
public final class Consents {

  private Consents() {}

  /// @param mode one of those in {@link ConsentServer}
  public static void rule(UUID dispatch, String mode) {
    RestAssured.given()
        .get(address() + "/told/mode/" + dispatch + "/" + mode)
        .then()
        .statusCode(200);
  }

  public static List<JsonNode> asked(UUID dispatch) {
    return asked(question -> question.path("dispatch_id").asText().equals(dispatch.toString()));
  }

  /// The dry runs that were asked for a source.
  public static List<JsonNode> askedToExplain(Agency source) {
    return asked(question ->
        question.has("targets")
            && question.path("source_organization").asText().equals(source.id()));
  }

  private static List<JsonNode> asked(Predicate<JsonNode> which) {
    var all = RestAssured.given().get(address() + "/told/asked").asString();
    try {
      return StreamSupport.stream(new ObjectMapper().readTree(all).spliterator(), false)
          .filter(which)
          .toList();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  public static int tokensIssued() {
    return Integer.parseInt(RestAssured.given().get(address() + "/told/tokens").asString());
  }

  /// No token that was issued so far is accepted any more.
  public static void changeKeys() {
    RestAssured.given().get(address() + "/told/new-keys").then().statusCode(200);
  }

  private static String address() {
    return ConfigProvider.getConfig().getValue("firebreak.consent-service.url", String.class);
  }
}
