// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.firebreak.directory.Actor;
import org.firebreak.directory.Codes;
import org.firebreak.directory.Revision;
import org.jspecify.annotations.Nullable;

/// Oldest first. Who acted is an organization and a role, never a person.
record HistoryView(List<Change> changes) {

  record Change(
      String kind,
      Instant at,
      @Nullable String actingOrganization,
      String actingRole,
      OrganizationView organization) {

    private static Change of(Revision revision) {
      return switch (revision.by()) {
        case Actor.Person(var organization, var role, _) ->
            of(revision, organization.value(), role.name().toLowerCase(Locale.ROOT));
        case Actor.Import() -> of(revision, null, "system");
      };
    }

    private static Change of(Revision revision, @Nullable String organization, String role) {
      return new Change(
          Codes.of(revision.kind()),
          revision.at(),
          organization,
          role,
          OrganizationView.of(revision));
    }
  }

  static HistoryView of(List<Revision> revisions) {
    return new HistoryView(revisions.stream().map(Change::of).toList());
  }
}
