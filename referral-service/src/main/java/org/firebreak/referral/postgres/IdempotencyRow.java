// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "idempotency")
@SuppressWarnings("NullAway.Init") // Hibernate or of() fills every field.
class IdempotencyRow {

  @Embeddable
  record Key(String organization, @Column(name = "request_key") String requestKey) {}

  @EmbeddedId Key key;
  String fingerprint;

  @Column(name = "referral_id")
  UUID referralId;

  @Column(name = "carried_out_at")
  Instant carriedOutAt;

  static IdempotencyRow of(Key key, String fingerprint, UUID referral, Instant at) {
    var row = new IdempotencyRow();
    row.key = key;
    row.fingerprint = fingerprint;
    row.referralId = referral;
    row.carriedOutAt = at;
    return row;
  }
}
