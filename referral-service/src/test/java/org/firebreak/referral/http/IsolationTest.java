// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.Stream;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Eventually;
import org.firebreak.referral.surroundings.Firewall;
import org.firebreak.referral.surroundings.Sent;
import org.firebreak.runtime.identity.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Nobody sees another's referrals, and nobody without a role sees any.
@QuarkusTest
class IsolationTest extends ServiceTest {

  /// Every endpoint, with the ids of a dispatch.
  record Endpoint(String method, String path, String body) {

    Response call(RequestSpecification request, UUID referral, UUID dispatch) {
      return request
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .body(body)
          .request(
              method,
              path.replace("{referral}", referral.toString())
                  .replace("{dispatch}", dispatch.toString()));
    }

    boolean namesSomething() {
      return path.contains("{");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Stream<Endpoint> endpoints() {
    return Stream.of(
        new Endpoint("POST", "/v1/referrals", Bodies.referral()),
        new Endpoint("GET", "/v1/referrals", ""),
        new Endpoint("GET", "/v1/referrals/{referral}", ""),
        new Endpoint("POST", "/v1/referrals/{referral}/dispatches/{dispatch}/cure", "{}"),
        new Endpoint("GET", "/v1/inbox", ""),
        new Endpoint("GET", "/v1/inbox/{dispatch}", ""),
        new Endpoint("POST", "/v1/inbox/{dispatch}/acceptance", ""),
        new Endpoint("POST", "/v1/inbox/{dispatch}/rejection", "{\"reason\":\"no-capacity\"}"),
        new Endpoint("POST", "/v1/inbox/{dispatch}/completion", ""),
        new Endpoint("POST", "/v1/inbox/{dispatch}/acknowledgement", ""));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void withoutATokenNothingIsAnswered(Endpoint endpoint) {
    var nobody = RestAssured.given().contentType(ContentType.JSON);

    endpoint.call(nobody, UUID.randomUUID(), UUID.randomUUID()).then().statusCode(401);
  }

  static Stream<Arguments> otherRoles() {
    return endpoints()
        .flatMap(endpoint ->
            Roles.ALL.stream()
                .filter(role -> !role.equals(Roles.AGENCY) && !role.equals(Roles.CASEWORKER))
                .sorted()
                .map(role -> Arguments.of(endpoint, role)));
  }

  @ParameterizedTest
  @MethodSource("otherRoles")
  void noOtherRoleOpensAnEndpoint(Endpoint endpoint, String role) {
    var caller = ROLES.request(role);

    endpoint.call(caller, UUID.randomUUID(), UUID.randomUUID()).then().statusCode(403);
  }

  private static final Agency ROLES = Agency.next();

  @Test
  void aCaseworkerMayDoWhatItsAgencyMay() {
    ROLES.request(Roles.CASEWORKER).get("/v1/referrals").then().statusCode(200);
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void anOrganizationWithAnImmigrationFunctionGetsNowhere(Endpoint endpoint) {
    endpoint
        .call(Agency.barred().request(), UUID.randomUUID(), UUID.randomUUID())
        .then()
        .statusCode(403)
        .body("code", equalTo("ORGANIZATION_BARRED"));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void anothersIsAnsweredAsIfItWereNotThere(Endpoint endpoint) {
    var source = Agency.next();
    var target = Agency.next();
    var stranger = Agency.next();
    var sent = source.refer(Bodies.referral());
    Firewall.delivers(Firewall.event(sent.event()), target);
    Eventually.is(1, () -> target.inbox().jsonPath().getList("items").size());

    var absent = UUID.randomUUID();
    for (var outsider :
        new Agency[] {stranger, endpoint.path().contains("inbox") ? source : target}) {
      var anothers = endpoint.call(outsider.request(), sent.referral(), sent.dispatch());
      if (endpoint.namesSomething()) {
        var missing = endpoint.call(outsider.request(), absent, absent);
        assertThat(anothers.statusCode()).isEqualTo(404);
        assertThat(withoutIds(anothers, sent)).isEqualTo(withoutIds(missing, sent, absent));
      } else if (endpoint.method().equals("GET")) {
        anothers.then().statusCode(200).body("items", hasSize(0));
      }
    }
    assertUntouched(source, sent);
  }

  private static void assertUntouched(Agency source, Sent sent) {
    source.isTold(sent, "DELIVERED");
    assertThat(source.told(sent, "cured_by")).isNull();
  }

  private static String withoutIds(Response answer, Sent sent, UUID... more) {
    var body =
        answer
            .asString()
            .replace(sent.referral().toString(), "id")
            .replace(sent.dispatch().toString(), "id");
    for (var id : more) {
      body = body.replace(id.toString(), "id");
    }
    return body;
  }
}
