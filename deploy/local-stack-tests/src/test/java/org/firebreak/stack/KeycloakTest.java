// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@Order(1)
class KeycloakTest {
  private static Keycloak keycloak;

  @BeforeAll
  static void start(@TempDir Path folder) {
    keycloak = Keycloak.start(0, folder);
  }

  @AfterAll
  static void stop() {
    keycloak.close();
  }

  @Test
  void anAgencysTokenNamesItsOrganizationItsRoleAndTheFourServices() throws IOException {
    JsonNode claims = claims(keycloak.clientCredentialsToken("bedfordshire-police"));

    assertThat(claims.path("iss").asText()).isEqualTo(keycloak.issuer());
    assertThat(claims.path("organization_id").asText()).isEqualTo("bedfordshire-police");
    assertThat(texts(claims.path("realm_access").path("roles"))).containsExactly("agency");
    assertThat(texts(claims.path("aud")))
        .containsExactlyInAnyOrder(LocalStack.SERVICES.toArray(String[]::new));
    assertThat(claims.path("sub").asText()).isNotBlank();
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
  }

  @Test
  void theOversightOrganizationsClientIsAlsoAnAuditorAndNoPerson() throws IOException {
    JsonNode claims = claims(keycloak.clientCredentialsToken("sample-oversight-office"));

    assertThat(claims.has("person")).isFalse();
    assertThat(texts(claims.path("realm_access").path("roles")))
        .containsExactlyInAnyOrder("agency", "auditor");
  }

  @Test
  void onlyReferralServiceMayCheckStandingAndItsTokenIsForConsentServiceAlone() throws IOException {
    JsonNode claims = claims(keycloak.clientCredentialsToken("referral-service"));

    assertThat(texts(claims.path("realm_access").path("roles")))
        .containsExactly("standing_checker");
    assertThat(claims.path("aud").asText()).isEqualTo("consent-service");
    assertThat(claims.has("organization_id")).isFalse();
  }

  @ParameterizedTest
  @FieldSource("org.firebreak.stack.SamplePerson#ALL")
  void aPersonsTokenNamesOrganizationAndRoleAndNoName(SamplePerson person) throws IOException {
    JsonNode claims = claims(keycloak.passwordToken(person.username()));

    assertThat(claims.path("organization_id").asText()).isEqualTo(person.organizationId());
    assertThat(texts(claims.path("realm_access").path("roles"))).containsExactly(person.role());
    assertThat(texts(claims.path("aud"))).containsAll(LocalStack.SERVICES);
    assertThat(claims.path("person").isBoolean() && claims.path("person").booleanValue()).isTrue();
    assertThat(claims.toString()).doesNotContain(person.firstName()).doesNotContain("Sample");
  }

  @ParameterizedTest
  @ValueSource(strings = {"view", "release", "discard"})
  void onlyQuarantineReviewersMayTouchHolds(String scope) throws IOException {
    for (SamplePerson person : SamplePerson.ALL) {
      assertThat(mayTouchHolds(keycloak.passwordToken(person.username()), scope))
          .as("%s of a hold by %s", scope, person.role())
          .isEqualTo(person.role().equals("quarantine_reviewer"));
    }
    assertThat(mayTouchHolds(keycloak.clientCredentialsToken("bedfordshire-police"), scope))
        .isFalse();
  }

  @Test
  void nobodyGetsATokenWithAPasswordThroughTheBrowsersClient() throws IOException {
    Map<String, String> form =
        Map.of(
            "grant_type",
            "password",
            "client_id",
            "people",
            "username",
            SamplePerson.ALL.getFirst().username(),
            "password",
            Realm.SAMPLE_PASSWORD);

    assertThat(keycloak.post(form, "").statusCode()).isEqualTo(400);
  }

  private static boolean mayTouchHolds(String token, String scope) throws IOException {
    Map<String, String> question =
        Map.of(
            "grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket",
            "audience", "consent-service",
            "permission", "holds#" + scope,
            "response_mode", "decision");
    int status = keycloak.post(question, token).statusCode();
    assertThat(status).isIn(200, 403);
    return status == 200;
  }

  private static JsonNode claims(String token) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
