// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.firebreak.directory.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The cool-off is three seconds here.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ProposalResourceTest {

  @BeforeEach
  void open() throws InterruptedException {
    Api.awaitOpenDoor();
  }

  @Test
  void twoPeopleVerifyAnOrganizationAfterTheCoolOff() throws InterruptedException {
    Api.add("verified-refuge");
    var proposal = propose("verified-refuge", "{\"membership\": \"verified\"}");

    approve(proposal.id(), 409, "COOL_OFF_RUNNING");
    waitFor(proposal);
    Api.editor()
        .post("/v1/proposals/%s/approval".formatted(proposal.id()))
        .then()
        .statusCode(403)
        .body("code", equalTo("SAME_PERSON"));
    Api.client("directory_approver")
        .post("/v1/proposals/%s/approval".formatted(proposal.id()))
        .then()
        .statusCode(403)
        .body("code", equalTo("NOT_A_PERSON"));
    Api.editor()
        .get("/v1/organizations/verified-refuge")
        .then()
        .body("membership", equalTo("unverified"));
    Api.approver()
        .post("/v1/proposals/%s/approval".formatted(proposal.id()))
        .then()
        .statusCode(200)
        .body("membership", equalTo("verified"));
    approve(proposal.id(), 409, "PROPOSAL_ALREADY_APPROVED");
  }

  @Test
  void aStricterChangeOutdatesAProposalThatWaits() throws InterruptedException {
    var etag = Api.add("outdated-refuge").extract().header("ETag");
    var proposal = propose("outdated-refuge", "{\"membership\": \"verified\"}");
    Api.editor()
        .header("If-Match", etag)
        .body("{\"immigration_function\": \"casework\"}")
        .put("/v1/organizations/outdated-refuge/immigration-function")
        .then()
        .statusCode(200);

    waitFor(proposal);
    approve(proposal.id(), 409, "PROPOSAL_OUTDATED");
  }

  @Test
  void theSecondPersonReadsWhatIsToBeApproved() {
    Api.add("proposed-refuge");
    var proposal =
        propose(
            "proposed-refuge", "{\"name\": \"Proposed House (sample)\", \"sector\": \"health\"}");

    Api.approver()
        .get("/v1/proposals/" + proposal.id())
        .then()
        .statusCode(200)
        .body(
            "name", equalTo("Proposed House (sample)"),
            "sector", equalTo("health"),
            "proposed_by_organization", equalTo(Api.OPERATOR));
    Api.approver()
        .get("/v1/organizations/proposed-refuge/proposals")
        .then()
        .statusCode(200)
        .body("proposals.proposal_id", hasItem(proposal.id().toString()));
  }

  @Test
  void aProposalThatIsRefusedSaysWhy() {
    Api.add("refused-refuge");
    refused("refused-refuge", "{}", 422, "PROPOSAL_CHANGES_NOTHING");
    refused("refused-refuge", "{\"membership\": \"suspended\"}", 409, "STRICTER_NEEDS_NO_PROPOSAL");
    refused("refused-refuge", "{\"part_of\": \"nobody-knows\"}", 422, "PARENT_UNKNOWN");
    refused("refused-refuge", "{\"part_of\": \"refused-refuge\"}", 422, "PART_OF_CYCLE");
    refused("border-force", "{\"sector\": \"police\"}", 422, "SECTOR_OF_BARRED");
    refused("nobody-knows", "{\"membership\": \"verified\"}", 404, "ORGANIZATION_NOT_FOUND");
    approve(new UUID(9, 9), 404, "PROPOSAL_NOT_FOUND");
  }

  private record Waiting(UUID id, Instant readyAt) {}

  private static Waiting propose(String organization, String change) {
    var answer =
        Api.editor()
            .body(change)
            .post("/v1/organizations/%s/proposals".formatted(organization))
            .then()
            .statusCode(201)
            .extract();
    var id = answer.jsonPath().getUUID("proposal_id");
    assertThat(answer.header("Location")).endsWith("/v1/proposals/" + id);
    return new Waiting(id, Instant.parse(answer.jsonPath().getString("ready_at")));
  }

  private static void waitFor(Waiting proposal) throws InterruptedException {
    var left = Duration.between(Instant.now(), proposal.readyAt()).plusMillis(20);
    if (left.isPositive()) {
      Thread.sleep(left);
    }
  }

  private static void approve(UUID proposal, int status, String code) {
    Api.approver()
        .post("/v1/proposals/%s/approval".formatted(proposal))
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  private static void refused(String organization, String change, int status, String code) {
    Api.editor()
        .body(change)
        .post("/v1/organizations/%s/proposals".formatted(organization))
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }
}
