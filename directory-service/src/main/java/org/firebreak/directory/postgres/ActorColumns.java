// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import org.firebreak.directory.Actor;
import org.firebreak.directory.Codes;
import org.firebreak.directory.OrganizationId;
import org.jspecify.annotations.Nullable;

/// Who acted, as three columns; all null for the import.
record ActorColumns(
    @Nullable String organization, @Nullable String role, @Nullable String subject) {

  static ActorColumns of(Actor actor) {
    return switch (actor) {
      case Actor.Person person ->
          new ActorColumns(
              person.organization().value(), Codes.of(person.role()), person.subject());
      case Actor.Import() -> new ActorColumns(null, null, null);
    };
  }

  Actor actor() {
    return organization == null || role == null || subject == null
        ? new Actor.Import()
        : new Actor.Person(
            new OrganizationId(organization), Column.read(Actor.Role.class, role), subject);
  }
}
