// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.Map;
import org.firebreak.directory.Surroundings;
import org.firebreak.runtime.rules.Contracts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class OrganizationResourceTest {

  @BeforeEach
  void open() throws InterruptedException {
    Api.awaitOpenDoor();
  }

  @Test
  void anOrganizationIsServedAsTheContractWritesIt() throws JsonProcessingException {
    var answer =
        Api.of("lantern-refuge", "agency")
            .get("/v1/organizations/national-command-and-control-unit")
            .then()
            .statusCode(200)
            .header("ETag", notNullValue())
            .extract();

    var organization = new ObjectMapper().readTree(answer.asString());
    Contracts.of("directory-service", "organization").accepts(organization);
    assertThat(organization.get("part_of").asText()).isEqualTo("immigration-enforcement");
    assertThat(answer.header("ETag"))
        .isEqualTo("\"" + organization.get("revision").asLong() + "\"");
  }

  @Test
  void pagesLeadThroughTheWholeDirectoryOnce() {
    var seen = new HashSet<String>();
    String cursor = null;
    do {
      var page =
          Api.of("kent-police", "caseworker")
              .queryParams("limit", 40, "sector", "police")
              .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
              .get("/v1/organizations")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      page.<String>getList("organizations.organization_id")
          .forEach(id -> assertThat(seen.add(id)).as(id).isTrue());
      cursor = page.getString("next_cursor");
    } while (cursor != null);

    assertThat(seen).hasSize(44).contains("kent-police", "wiltshire-police");
  }

  @Test
  void anAliasIsFoundInAnyCase() {
    Api.of("kent-police", "caseworker")
        .queryParam("search", "nccu")
        .get("/v1/organizations")
        .then()
        .statusCode(200)
        .body(
            "organizations.organization_id", contains("national-command-and-control-unit"),
            "next_cursor", nullValue());
  }

  @ParameterizedTest
  @CsvSource({"limit, 0, 400", "limit, 201, 400", "sector, immigration, 400", "cursor, No Id, 400"})
  void aQueryThatMakesNoSenseIsRefused(String parameter, String value, int status) {
    Api.of("kent-police", "caseworker")
        .queryParam(parameter, value)
        .get("/v1/organizations")
        .then()
        .statusCode(status)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody-knows", "No-Id", "heartbeat"})
  void whatIsNotInTheDirectoryIsNotFound(String id) {
    for (var path :
        new String[] {"/v1/organizations/" + id, "/v1/organizations/" + id + "/history"}) {
      Api.of("kent-police", "caseworker")
          .get(path)
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("code", equalTo("ORGANIZATION_NOT_FOUND"));
    }
  }

  @Test
  void anEditorAddsAnOrganizationAndItIsUnverified() {
    Api.add("added-refuge")
        .header("Location", endsWith("/v1/organizations/added-refuge"))
        .body("membership", equalTo("unverified"), "sector", equalTo("housing"));

    Api.of("kent-police", "caseworker")
        .get("/v1/organizations/added-refuge/history")
        .then()
        .statusCode(200)
        .body(
            "changes", hasSize(1),
            "changes.kind", hasItem("added"),
            "changes.acting_organization", hasItem(Api.OPERATOR),
            "changes.acting_role", hasItem("directory_editor"));
  }

  @Test
  void anIdIsGivenOnce() {
    Api.add("added-once");

    Api.editor()
        .body(
            """
            {"organization_id": "added-once", "name": "Again (sample)", "immigration_function": "none"}
            """)
        .post("/v1/organizations")
        .then()
        .statusCode(409)
        .body("code", equalTo("ORGANIZATION_EXISTS"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"organization_id": "Bad Id", "name": "N", "immigration_function": "none"}                                              | ID_MALFORMED      | 400
          {"organization_id": "added-bad", "name": "N", "immigration_function": "some"}                                           | VALUE_UNKNOWN     | 400
          {"organization_id": "added-bad", "name": "N", "immigration_function": "casework", "sector": "police"}                   | SECTOR_OF_BARRED  | 422
          {"organization_id": "added-bad", "name": "N", "immigration_function": "none", "part_of": "added-bad"}                   | PART_OF_CYCLE     | 422
          {"organization_id": "added-bad", "name": "N", "immigration_function": "none", "part_of": "nobody-knows"}                | PARENT_UNKNOWN    | 422
          {"organization_id": "added-bad", "name": "N", "immigration_function": "none", "part_of": "border-force", "sector": "police"} | SECTOR_OF_BARRED | 422
          {"organization_id": "added-bad", "name": " ", "immigration_function": "none"}                                           | ''                | 400
          {"organization_id": "added-bad", "name": "N"}                                                                           | ''                | 400
          {"organization_id": "added-bad", "name": "N", "immigration_function": "none", "aliases": [""]}                          | ''                | 400
          {"organization_id": "added-bad", "name": "N", "immigration_function": "none", "membership": "verified"}                 | ''                | 400
          """)
  void whatCannotBeAddedIsRefusedWithTheReason(String body, String code, int status) {
    var answer =
        Api.editor()
            .body(body)
            .post("/v1/organizations")
            .then()
            .statusCode(status)
            .contentType("application/problem+json");
    if (!code.isEmpty()) {
      answer.body("code", equalTo(code));
    }
    Api.editor().get("/v1/organizations/added-bad").then().statusCode(404);
  }

  @Test
  void onePersonBarsAnOrganizationAtOnceAndCannotTakeItBack() {
    var etag = Api.add("barred-refuge").extract().header("ETag");

    var barred =
        Api.editor()
            .header("If-Match", etag)
            .body("{\"immigration_function\": \"enforcement\"}")
            .put("/v1/organizations/barred-refuge/immigration-function")
            .then()
            .statusCode(200)
            .body("immigration_function", equalTo("enforcement"), "sector", nullValue())
            .extract()
            .header("ETag");
    Api.editor()
        .header("If-Match", barred)
        .body("{\"immigration_function\": \"none\"}")
        .put("/v1/organizations/barred-refuge/immigration-function")
        .then()
        .statusCode(409)
        .body("code", equalTo("LOOSER_NEEDS_TWO_PEOPLE"));
  }

  @Test
  void aChangeNamesTheStateThatItWasDecidedOn() {
    var etag = Api.add("etag-refuge").extract().header("ETag");
    var suspend = "{\"membership\": \"suspended\"}";
    var path = "/v1/organizations/etag-refuge/membership";

    Api.editor()
        .body(suspend)
        .put(path)
        .then()
        .statusCode(428)
        .body("code", equalTo("IF_MATCH_MISSING"));
    for (var wrong : new String[] {"\"1\"", "*", "W/" + etag, "\"x\""}) {
      Api.editor()
          .header("If-Match", wrong)
          .body(suspend)
          .put(path)
          .then()
          .statusCode(412)
          .body("code", equalTo("REVISION_OUTDATED"));
    }
    Api.editor()
        .header("If-Match", etag)
        .body(suspend)
        .put(path)
        .then()
        .statusCode(200)
        .body("membership", equalTo("suspended"));
  }

  @Test
  void whoeverBelongsToAnImmigrationBodyIsRefusedWhateverTheRole() {
    for (var organization :
        new String[] {"border-force", "hm-passport-office", "kent-police-embedded-desk"}) {
      Api.of(organization, "directory_editor", "agency", "auditor")
          .get("/v1/organizations")
          .then()
          .statusCode(403)
          .body("code", equalTo("ORGANIZATION_BARRED"));
    }
  }
}
