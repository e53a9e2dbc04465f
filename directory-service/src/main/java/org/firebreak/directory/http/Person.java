// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import jakarta.enterprise.context.RequestScoped;
import org.firebreak.directory.Actor;
import org.firebreak.directory.OrganizationId;
import org.firebreak.runtime.identity.Caller;

/// The caller as the directory keeps it.
@RequestScoped
class Person {

  private final Caller caller;

  Person(Caller caller) {
    this.caller = caller;
  }

  /// For what one may do alone: an organization's own client, too, may bar somebody.
  Actor.Person alone(Actor.Role role) {
    return actor(role, caller.subject());
  }

  /// For what takes two people.
  Actor.Person oneOfTwo(Actor.Role role) {
    return actor(role, caller.person());
  }

  private Actor.Person actor(Actor.Role role, String subject) {
    return new Actor.Person(new OrganizationId(caller.organizationId()), role, subject);
  }
}
