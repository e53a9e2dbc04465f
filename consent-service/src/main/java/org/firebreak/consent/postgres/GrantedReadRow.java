// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.firebreak.consent.GrantedRead;
import org.firebreak.consent.OrganizationId;
import org.jspecify.annotations.NullUnmarked;

/// A row of `granted_read`, as Hibernate needs it.
@Entity
@Table(name = "granted_read")
@NullUnmarked
class GrantedReadRow {

  @EmbeddedId Key key;

  @Column(name = "first_at")
  Instant firstAt;

  @Column(name = "last_at")
  Instant lastAt;

  @Embeddable
  record Key(
      @Column(name = "basis_id") UUID basisId,
      @Column(name = "dispatch_id") UUID dispatchId,
      String organization) {}

  GrantedRead read() {
    return new GrantedRead(
        key.dispatchId(), new OrganizationId(key.organization()), firstAt, lastAt);
  }
}
