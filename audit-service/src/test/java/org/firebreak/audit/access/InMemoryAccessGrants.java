// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.firebreak.audit.Act;
import org.firebreak.audit.Draft;
import org.firebreak.audit.Person;

final class InMemoryAccessGrants implements AccessGrants {
  final List<Draft> facts = new ArrayList<>();
  private final List<AccessGrant> grants = new ArrayList<>();

  @Override
  public synchronized List<AccessGrant> all() {
    return grants.reversed().stream().toList();
  }

  @Override
  public List<AccessGrant> of(Person grantee) {
    return all().stream().filter(grant -> grant.grantee().equals(grantee)).toList();
  }

  @Override
  public Optional<AccessGrant> find(UUID id) {
    return all().stream().filter(grant -> grant.id().equals(id)).findFirst();
  }

  @Override
  public synchronized void propose(AccessGrant grant, Draft fact) {
    grants.add(grant);
    facts.add(fact);
  }

  @Override
  public synchronized boolean approve(UUID id, Act proposal, Act approval, Draft fact) {
    return find(id).orElseThrow().approved().isEmpty()
        && replace(id, fact, grant -> with(grant, Optional.of(approval), grant.revoked()));
  }

  @Override
  public synchronized boolean revoke(UUID id, Act revocation, Draft fact) {
    return find(id).orElseThrow().revoked().isEmpty()
        && replace(id, fact, grant -> with(grant, grant.approved(), Optional.of(revocation)));
  }

  private boolean replace(UUID id, Draft fact, UnaryOperator<AccessGrant> change) {
    grants.replaceAll(grant -> grant.id().equals(id) ? change.apply(grant) : grant);
    return facts.add(fact);
  }

  private static AccessGrant with(
      AccessGrant grant, Optional<Act> approved, Optional<Act> revoked) {
    return new AccessGrant(
        grant.id(),
        grant.grantee(),
        grant.sees(),
        grant.until(),
        grant.purpose(),
        grant.proposed(),
        approved,
        revoked);
  }
}
