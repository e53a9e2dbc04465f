// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "signed_checkpoint")
class SignedCheckpointRow {
  @Id
  @Column(name = "tree_size")
  long treeSize;

  byte[] frontier = {};

  String note = "";
}
