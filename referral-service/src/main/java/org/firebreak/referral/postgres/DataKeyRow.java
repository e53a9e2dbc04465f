// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// The wrapped key of one content copy. Once it is deleted, nobody opens the copy.
@Entity
@Immutable
@Table(name = "data_key")
@SuppressWarnings("NullAway.Init") // Hibernate or of() fills every field.
class DataKeyRow {

  @Id UUID id;

  byte[] wrapped;

  static DataKeyRow of(UUID id, byte[] wrapped) {
    var row = new DataKeyRow();
    row.id = id;
    row.wrapped = wrapped;
    return row;
  }
}
