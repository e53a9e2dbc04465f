// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.firebreak.referral.DispatchId;
import org.hibernate.annotations.Immutable;

/// What a source sent, one row a dispatch, sealed with a key that lies in a row of its own.
@Entity
@Immutable
@Table(name = "dispatch_content")
@SuppressWarnings("NullAway.Init") // Hibernate or of() fills every field.
class DispatchContentRow {

  @Id
  @Column(name = "dispatch_id")
  UUID dispatchId;

  @Column(name = "key_id")
  UUID keyId;

  byte[] bytes;

  static DispatchContentRow of(DispatchId dispatch, DataKeyRow key, byte[] bytes) {
    var row = new DispatchContentRow();
    row.dispatchId = dispatch.value();
    row.keyId = key.id;
    row.bytes = bytes;
    return row;
  }
}
