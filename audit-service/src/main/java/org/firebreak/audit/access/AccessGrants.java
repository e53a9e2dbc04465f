// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.audit.Act;
import org.firebreak.audit.Draft;
import org.firebreak.audit.Person;

/// All grants that there ever were. All methods throw {@link org.firebreak.audit.LogUnavailable} if
/// the database cannot be reached.
public interface AccessGrants {
  /// The latest first.
  List<AccessGrant> all();

  List<AccessGrant> of(Person grantee);

  Optional<AccessGrant> find(UUID id);

  /// Durable, with its fact, when it returns.
  void propose(AccessGrant grant, Draft fact);

  /// Durable, with its fact, when it returns true; false, and nothing happened, if it is approved
  /// already.
  ///
  /// @param proposal by another person
  boolean approve(UUID id, Act proposal, Act approval, Draft fact);

  /// Durable, with its fact, when it returns true; false, and nothing happened, if it is revoked
  /// already.
  boolean revoke(UUID id, Act revocation, Draft fact);
}
