// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.firebreak.referral.IdempotencyKeys;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.ReferralId;

@ApplicationScoped
@Transactional
class PostgresIdempotencyKeys
    implements IdempotencyKeys, PanacheRepositoryBase<IdempotencyRow, IdempotencyRow.Key> {

  private final EntityManager entities;

  PostgresIdempotencyKeys(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Use use(OrganizationId caller, Request request) {
    if (!locked(caller, request)) {
      return new Concurrent();
    }
    var earlier = findById(key(caller, request));
    if (earlier == null) {
      return new First();
    }
    return earlier.fingerprint.equals(request.fingerprint())
        ? new Repeat(new ReferralId(earlier.referralId))
        : new OtherRequest();
  }

  @Override
  public void carriedOut(OrganizationId caller, Request request, ReferralId referral, Instant at) {
    persist(IdempotencyRow.of(key(caller, request), request.fingerprint(), referral.value(), at));
  }

  /// An advisory lock answers at once where a row that is not there yet could not be locked. Two
  /// keys with the same hash only make each other wait; the primary key holds in any case.
  private boolean locked(OrganizationId caller, Request request) {
    return (boolean)
        entities
            .createNativeQuery(
                "select pg_try_advisory_xact_lock(hashtextextended(?1, 0))", Boolean.class)
            .setParameter(1, "idempotency " + caller + " " + request.key())
            .getSingleResult();
  }

  private static IdempotencyRow.Key key(OrganizationId caller, Request request) {
    return new IdempotencyRow.Key(caller.value(), request.key());
  }
}
