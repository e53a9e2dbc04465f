// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.firebreak.directory.Change;
import org.firebreak.directory.OrganizationId;
import org.firebreak.directory.Refusal;
import org.firebreak.directory.Revision;

/// An organization with its revision as ETag, which the next change of it has to name.
final class Answers {

  private Answers() {}

  static Response organization(Revision revision) {
    return answer(Response.ok(), revision);
  }

  static Response changed(Change change) {
    return switch (change) {
      case Change.Changed(var revision) -> organization(revision);
      case Change.Unchanged(var revision) -> organization(revision);
      case Change.Refused(var reason) -> throw Refusals.problem(reason);
    };
  }

  static Response added(Change change) {
    return switch (change) {
      case Change.Changed(var revision) ->
          answer(
              Response.created(URI.create("/v1/organizations/" + revision.organization().id())),
              revision);
      case Change.Unchanged(var revision) -> organization(revision);
      case Change.Refused(var reason) -> throw Refusals.problem(reason);
    };
  }

  /// What stands in a path and is no id names no organization.
  static OrganizationId id(String path) {
    return OrganizationId.read(path)
        .orElseThrow(() -> Refusals.problem(Refusal.ORGANIZATION_NOT_FOUND));
  }

  private static Response answer(Response.ResponseBuilder answer, Revision revision) {
    return answer
        .header("ETag", "\"%d\"".formatted(revision.number()))
        .entity(OrganizationView.of(revision))
        .build();
  }
}
