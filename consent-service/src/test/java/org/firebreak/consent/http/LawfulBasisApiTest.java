// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.consent.http.RunningFirewall.as;
import static org.firebreak.consent.http.RunningFirewall.standing;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.firebreak.consent.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LawfulBasisApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POLICE = "sussex-police";
  private static final String REFUGE = "saffron-house";

  @BeforeEach
  void theDirectoryIsHeard() throws InterruptedException {
    RunningFirewall.awaitDirectory(POLICE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # source      | changed                                                                                   | status | code                               | detail
          sussex-police | {}                                                                                        | 201    |                                    |
          sussex-police | {"ground":{"law":"uk-gdpr","article":"public-task"}, "sections":["person"]}               | 201    |                                    |
          sussex-police | {"ground":{"law":"uk-gdpr","article":"public-task","criminal_offence":"safeguarding"}}    | 422    | SPECIAL_CATEGORY_CONDITION_MISSING | safeguarding (Article 9(2)(g) with Schedule 1 paragraph 18)
          sussex-police | {"ground":{"law":"uk-gdpr","article":"public-task","special_category":"safeguarding"}}    | 422    | CRIMINAL_OFFENCE_CONDITION_MISSING | legal-claims (Schedule 1 paragraph 33)
          sussex-police | {"ground":{"law":"law-enforcement"}}                                                      | 422    | SENSITIVE_CONDITION_MISSING        | safeguarding (Schedule 8 paragraph 4)
          sussex-police | {"ground":{"law":"law-enforcement","sensitive":"safeguarding"}}                           | 201    |                                    |
          saffron-house | {"ground":{"law":"law-enforcement","sensitive":"safeguarding"}}                           | 422    | NOT_A_COMPETENT_AUTHORITY          | sector police
          saffron-house | {"ground":{"law":"law-enforcement"}, "sections":["person"]}                               | 422    | NOT_A_COMPETENT_AUTHORITY          | a ground under uk-gdpr
          saffron-house | {}                                                                                        | 201    |                                    |
          sussex-police | {"ground":{"law":"law-enforcement","sensitive":"immigration-control"}}                    | 422    | FIELD_INVALID                      | ground.sensitive must be one of: statutory-purpose (Schedule 8 paragraph 1)
          sussex-police | {"ground":{"law":"law-enforcement","sensitive":"counselling"}}                            | 422    | FIELD_INVALID                      | ground.sensitive must be one of
          sussex-police | {"ground":{"law":"law-enforcement","article":"public-task"}}                              | 422    | FIELD_INVALID                      | ground.article must be left out
          sussex-police | {"ground":{"law":"law-enforcement","special_category":"safeguarding"}}                    | 422    | FIELD_INVALID                      | ground.special_category must be left out
          sussex-police | {"ground":{"law":"law-enforcement","criminal_offence":"safeguarding"}}                    | 422    | FIELD_INVALID                      | ground.criminal_offence must be left out
          sussex-police | {"ground":{"law":"uk-gdpr","article":"public-task","sensitive":"safeguarding"}}           | 422    | FIELD_INVALID                      | ground.sensitive must be left out
          sussex-police | {"ground":{"law":"uk-gdpr","article":"public-task","special_category":"immigration-control"}} | 422 | FIELD_INVALID                     | vital-interests (Article 9(2)(c))
          sussex-police | {"ground":{"law":"uk-gdpr","article":"public-task","criminal_offence":"immigration-control"}} | 422 | FIELD_INVALID                     | safeguarding (Schedule 1 paragraph 18)
          sussex-police | {"ground":{"law":"uk-gdpr","article":"consent"}}                                          | 422    | FIELD_INVALID                      | ground.article must be one of: legal-obligation
          sussex-police | {"ground":{"law":"uk-gdpr"}}                                                              | 422    | FIELD_INVALID                      | ground.article is needed
          sussex-police | {"ground":{"law":"immigration-act"}}                                                      | 422    | FIELD_INVALID                      | uk-gdpr; law-enforcement
          sussex-police | {"ground":{}}                                                                             | 400    |                                    |
          sussex-police | {"authorised_by":"practitioner"}                                                          | 422    | NOT_AUTHORISED_BY_ANOTHER          | have another post authorise it
          sussex-police | {"authorised_by":"practitioner", "sections":["person"], "ground":{"law":"uk-gdpr","article":"vital-interests"}} | 201 |               |
          sussex-police | {"decided_by":"Sample Person"}                                                            | 422    | FIELD_INVALID                      | decided_by must be one of: practitioner
          sussex-police | {"authorised_by":"Sample Person"}                                                         | 422    | FIELD_INVALID                      | authorised_by must be one of: practitioner
          sussex-police | {"without_consent":"in-a-hurry"}                                                          | 422    | FIELD_INVALID                      | without_consent must be one of: unsafe-to-ask
          sussex-police | {"authorised_by":null}                                                                    | 400    |                                    |
          sussex-police | {"review_due":"TODAY"}                                                                    | 422    | REVIEW_NOT_AHEAD                   | later than today
          sussex-police | {"review_due":"+10000-01-01"}                                                             | 422    | FIELD_INVALID                      | 9999
          sussex-police | {"valid_until":"AFTER_REVIEW"}                                                            | 422    | VALID_BEYOND_REVIEW                | record a new one
          sussex-police | {"valid_until":"END_OF_REVIEW"}                                                           | 201    |                                    |
          sussex-police | {"schedule_condition":"whatever"}                                                         | 400    |                                    |
          """)
  void aBasisIsRecordedOrRefusedWithWhatToDo(
      String source, String changed, int status, String code, String detail) {
    var answer = post(source, body(changed)).then().statusCode(status);

    if (code != null) {
      answer.body("code", equalTo(code)).body("detail", containsString(detail));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"law":"uk-gdpr","article":"recognised-legitimate-interest","special_category":"social-protection","criminal_offence":"legal-claims"}
          {"law":"uk-gdpr","article":"legal-obligation","special_category":"legal-claims","criminal_offence":"vital-interests"}
          {"law":"law-enforcement","sensitive":"administration-of-justice"}
          """)
  void aBasisIsReadAsItWasRecordedAndByItsSourceOnly(String ground) throws JsonProcessingException {
    var body = body("{\"ground\":" + ground + ",\"without_consent\":\"refused-but-high-risk\"}");
    var recorded = post(POLICE, body).then().statusCode(201).extract();
    String location = recorded.header("Location");

    var read = as(POLICE, "agency").get(location).then().statusCode(200).extract().asString();

    var seen = (ObjectNode) JSON.readTree(read);
    var told = (ObjectNode) seen.path("ground");
    var all = (ObjectNode) JSON.readTree(ground);
    for (var field :
        List.of(
            "article", "special_category", "criminal_offence", "sensitive", "schedule_condition")) {
      if (!all.has(field)) {
        all.putNull(field);
      }
    }
    assertThat(told).isEqualTo(all);
    for (var field :
        List.of(
            "without_consent",
            "decided_by",
            "authorised_by",
            "review_due",
            "grantees",
            "purposes",
            "sections")) {
      assertThat(seen.path(field)).isEqualTo(body.path(field));
    }
    as(REFUGE, "agency")
        .get(location)
        .then()
        .statusCode(404)
        .body("code", equalTo("BASIS_NOT_FOUND"));
    as(POLICE, "agency")
        .get(location.replace("lawful-bases", "consents"))
        .then()
        .statusCode(404)
        .body("code", equalTo("BASIS_NOT_FOUND"));
  }

  @Test
  void whatWasDeliveredOnItMayBeRead() {
    standing(POLICE, "lantern-refuge", recorded(POLICE))
        .then()
        .statusCode(200)
        .body("granted", equalTo(true));
  }

  private static String recorded(String source) {
    return post(source, body("{}")).then().statusCode(201).extract().path("basis_id");
  }

  private static Response post(String source, ObjectNode body) {
    return as(source, "agency")
        .contentType(ContentType.JSON)
        .body(body.toString())
        .post("/v1/lawful-bases");
  }

  /// @param changed fields in place of those of a basis that can be recorded
  private static ObjectNode body(String changed) {
    var review = LocalDate.now(UTC).plusDays(9);
    var endOfReview = review.plusDays(1).atStartOfDay(UTC).toInstant();
    var text =
        changed
            .replace("TODAY", LocalDate.now(UTC).toString())
            .replace("AFTER_REVIEW", endOfReview.plusMillis(1).toString())
            .replace("END_OF_REVIEW", endOfReview.toString());
    try {
      var body =
          (ObjectNode)
              JSON.readTree(
                  """
                  {"ground": {"law": "uk-gdpr", "article": "public-task",
                    "special_category": "safeguarding", "criminal_offence": "safeguarding"},
                   "without_consent": "unsafe-to-ask", "decided_by": "practitioner", "authorised_by": "manager",
                   "grantees": ["lantern-refuge"], "purposes": ["specialist-support"],
                   "sections": ["health", "person", "risk"]}\
                  """);
      body.put("review_due", review.toString());
      body.put("valid_until", Instant.now().plus(Duration.ofDays(3)).toString());
      return body.setAll((ObjectNode) JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
