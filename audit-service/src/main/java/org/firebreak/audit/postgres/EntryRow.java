// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.firebreak.audit.LoggedEntry;
import org.firebreak.audit.log.Hash;
import org.hibernate.annotations.Immutable;

/// What is read back of an entry. The columns to search by are used in queries only.
@Entity
@Immutable
@Table(name = "entry")
class EntryRow {
  @Id
  @Column(name = "entry_index")
  long index;

  byte[] bytes = {};

  @Column(name = "leaf_hash")
  byte[] leafHash = {};

  LoggedEntry toEntry() {
    return new LoggedEntry(index, bytes, Hash.of(leafHash));
  }
}
