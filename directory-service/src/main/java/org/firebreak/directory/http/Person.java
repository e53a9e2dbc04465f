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

  Actor.Person as(Actor.Role role) {
    return new Actor.Person(new OrganizationId(caller.organizationId()), role, caller.person());
  }
}
