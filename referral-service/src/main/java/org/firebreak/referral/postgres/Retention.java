// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Destroys what nobody needs any more.
@ApplicationScoped
class Retention {

  /// How long a repeated request gets the first one's answer.
  static final Duration IDEMPOTENCY = Duration.ofHours(24);

  private final EntityManager entities;
  private final InstantSource time;

  Retention(EntityManager entities, InstantSource time) {
    this.entities = entities;
    this.time = time;
  }

  @Scheduled(every = "10m", delayed = "1m")
  @Transactional
  void destroy() {
    forgetIdempotencyKeys();
    destroyContentOfExpiredHolds();
  }

  private void forgetIdempotencyKeys() {
    entities
        .createQuery("delete from IdempotencyRow where carriedOutAt < ?1")
        .setParameter(1, time.instant().minus(IDEMPOTENCY))
        .executeUpdate();
  }

  /// Such a dispatch can no longer be cured, and a release carries its own content.
  private void destroyContentOfExpiredHolds() {
    var now = time.instant();
    var ofExpired =
        "dispatchId in (select id from DispatchRow"
            + " where state in ('held-for-source', 'held-for-person') and expiresAt < ?1)";
    for (var delete :
        List.of(
            "delete from DataKeyRow where id in (select keyId from DispatchContentRow where "
                + ofExpired
                + ")",
            "delete from DispatchContentRow where " + ofExpired)) {
      entities.createQuery(delete).setParameter(1, now).executeUpdate();
    }
  }
}
