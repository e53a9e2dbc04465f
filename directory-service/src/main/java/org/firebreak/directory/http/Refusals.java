// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.firebreak.directory.Refusal;
import org.firebreak.runtime.http.Problems;

/// What callers are told when a change is refused: what was wrong, and what to do.
final class Refusals {

  private Refusals() {}

  static HttpProblem problem(Refusal reason) {
    return switch (reason) {
      case ORGANIZATION_NOT_FOUND ->
          of(
              404,
              reason,
              "Organization not found",
              "The directory has no organization of this id. Search /v1/organizations.");
      case ORGANIZATION_EXISTS ->
          of(
              409,
              reason,
              "Organization exists",
              "An id is never given again. Choose another, or change the organization that has it.");
      case REVISION_OUTDATED ->
          of(
              412,
              reason,
              "The organization is in another state",
              "It changed after you read it. Read it again and decide on what it is now.");
      case PARENT_UNKNOWN ->
          of(
              422,
              reason,
              "Parent unknown",
              "part_of names no organization of the directory. Add that one first.");
      case PART_OF_CYCLE ->
          of(
              422,
              reason,
              "Part of itself",
              "The organization would be part of itself. Choose one that is not below it.");
      case SECTOR_OF_BARRED ->
          of(
              422,
              reason,
              "No sector for this organization",
              "It, or something that it is part of, has an immigration function, so it has no inbox. Leave sector out.");
      case LOOSER_NEEDS_TWO_PEOPLE ->
          of(
              409,
              reason,
              "Two people are needed",
              "This makes the directory looser. Propose it; a directory_approver approves it after the cool-off.");
      case STRICTER_NEEDS_NO_PROPOSAL ->
          of(
              409,
              reason,
              "No proposal needed",
              "This makes the directory stricter. Put it to the organization itself: it takes effect at once.");
      case PROPOSAL_CHANGES_NOTHING ->
          of(
              422,
              reason,
              "Nothing to change",
              "The organization already is what the proposal wants. Say what should differ.");
      case PROPOSAL_NOT_FOUND ->
          of(404, reason, "Proposal not found", "There is no proposal of this id.");
      case PROPOSAL_ALREADY_APPROVED ->
          of(
              409,
              reason,
              "Already approved",
              "The proposal has taken effect. Read the organization's history.");
      case PROPOSAL_OUTDATED ->
          of(
              409,
              reason,
              "Proposal outdated",
              "The organization changed after the proposal was made. Propose again on what it is now.");
      case SAME_PERSON ->
          of(
              403,
              reason,
              "Another person is needed",
              "Whoever proposed it cannot approve it. Ask another directory_approver.");
      case APPROVER_BARRED ->
          of(
              403,
              reason,
              "Organization barred",
              "Nobody of an organization with an immigration function, or of an unknown one, approves a change.");
      case COOL_OFF_RUNNING ->
          of(
              409,
              reason,
              "Cool-off running",
              "Approve it after ready_at of the proposal, so that others can see it in time.");
    };
  }

  private static HttpProblem of(int status, Refusal reason, String title, String detail) {
    return Problems.of(status, reason.name(), title, detail);
  }
}
