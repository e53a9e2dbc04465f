// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.InstantSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.firebreak.runtime.http.Problems;

/// In front of every endpoint: whoever's organization has an immigration function, or is unknown,
/// gets no further, whatever roles the token carries. When the directory is silent nobody does.
@Provider
@Priority(Priorities.AUTHORIZATION)
class Door implements ContainerRequestFilter {

  private final KnownOrganizations organizations;
  private final InstantSource time;
  private final SecurityIdentity identity;

  Door(KnownOrganizations organizations, InstantSource time, SecurityIdentity identity) {
    this.organizations = organizations;
    this.time = time;
    this.identity = identity;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (identity.isAnonymous()) {
      return; // Annotation security answers 401, but for the few endpoints that are for everyone.
    }
    // referral-service speaks for itself, not for an organization; its one role opens one endpoint.
    if (identity.hasRole(Roles.STANDING_CHECKER)) {
      return;
    }
    var organization =
        identity.getPrincipal() instanceof JsonWebToken token
            ? token.<String>getClaim(Caller.ORGANIZATION_CLAIM)
            : null;
    switch (organizations.admit(organization, time.instant())) {
      case Admission.Admitted() -> {}
      case Admission.Barred() ->
          throw Problems.of(
              403,
              "ORGANIZATION_BARRED",
              "Organization barred",
              "This system does not serve organizations with an immigration function, or units of them.");
      case Admission.Unknown() ->
          throw Problems.of(
              403,
              "ORGANIZATION_UNKNOWN",
              "Organization unknown",
              "The token's organization is not in the directory. Ask the directory's editors to add it.");
      case Admission.Stale() ->
          throw Problems.builder(
                  503,
                  "DIRECTORY_STALE",
                  "Directory not heard",
                  "The directory has not been heard for 5 seconds, so nobody is let in. Try again shortly; operators have been alarmed.")
              .withHeader("Retry-After", 5)
              .build();
    }
  }
}
