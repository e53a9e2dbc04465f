// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.firebreak.runtime.http.Problems;

/// Whose token it is. Only behind the door: there the organization is known and not barred.
@RequestScoped
public class Caller {

  static final String ORGANIZATION_CLAIM = "organization_id";
  private static final String PERSON_CLAIM = "person";

  private final SecurityIdentity identity;
  private final JsonWebToken token;

  Caller(SecurityIdentity identity, JsonWebToken token) {
    this.identity = identity;
    this.token = token;
  }

  public String organizationId() {
    return token.getClaim(ORGANIZATION_CLAIM);
  }

  /// The token's subject: opaque, the same for the same person, and not for the log.
  public String subject() {
    return token.getSubject();
  }

  /// The subject of somebody who signed in themselves. What takes two people is done by no program:
  /// whoever knows its secret would be the second.
  public String person() {
    Object claimed = token.getClaim(PERSON_CLAIM);
    // Of what type a claim comes is the library's to choose.
    if (!String.valueOf(claimed).equals("true")) {
      throw Problems.of(
          403,
          "NOT_A_PERSON",
          "Not a person",
          "This is for people, who sign in themselves, and not for an organization's own client.");
    }
    return subject();
  }

  public boolean hasRole(String role) {
    return identity.hasRole(role);
  }

  /// The alphabetically first of its roles that this system knows, for facts, which name the role
  /// and not the person.
  public String role() {
    return identity.getRoles().stream()
        .filter(Roles.ALL::contains)
        .sorted()
        .findFirst()
        .orElse("none");
  }
}
