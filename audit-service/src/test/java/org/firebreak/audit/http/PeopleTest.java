// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.stack.quarkus.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What takes two people takes people: whoever knows the secret of an organization's own client
/// would be the second, and alone.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PeopleTest {
  private static final String CLIENT =
      TestTokens.with(Map.of("organization_id", RunningLog.AUDITOR, "person", false), "auditor");

  @BeforeEach
  void doorIsOpen() {
    RunningLog.awaitDoor();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /v1/legal-holds/{id}/lift             | {}
          /v1/legal-holds/{id}/lift/approval    | {}
          /v1/access-grants/{id}/approval       | {}
          /v1/access-grants/{id}/revocation     | {}
          /v1/access-grants                     | {"organization":"sample-inspectorate","subject":"sample","from":"2026-10-01T00:00:00Z","to":"2026-11-01T00:00:00Z","until":"2999-01-01T00:00:00Z","purpose":"INSPECTION"}
          /v1/erasures                          | {"referral_ids":["5f7c2a52-2031-400b-9a55-000000000001"],"reason":"RIGHT_TO_ERASURE"}
          /v1/erasures/{id}/approval            | {"referral_ids":["5f7c2a52-2031-400b-9a55-000000000001"],"reason":"RIGHT_TO_ERASURE"}
          """)
  void anOrganizationsOwnClientIsNeitherTheFirstNorTheSecond(String act, String body) {
    given()
        .auth()
        .oauth2(CLIENT)
        .contentType("application/json")
        .body(body)
        .post(act.replace("{id}", UUID.randomUUID().toString()))
        .then()
        .statusCode(403)
        .body("code", equalTo("NOT_A_PERSON"));
  }

  @ParameterizedTest
  @CsvSource({"/v1/legal-holds", "/v1/access-grants", "/v1/log/head"})
  void itReads(String what) {
    given().auth().oauth2(CLIENT).get(what).then().statusCode(200);
  }
}
