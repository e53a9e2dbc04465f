// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.Withdrawal;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "withdrawal")
@SuppressWarnings("NullAway.Init") // Hibernate or of() fills every field.
class WithdrawalRow {

  @Id
  @Column(name = "basis_id")
  UUID basisId;

  @Column(name = "source_organization")
  String source;

  @Column(name = "withdrawn_at")
  Instant withdrawnAt;

  static WithdrawalRow of(Withdrawal withdrawal) {
    var row = new WithdrawalRow();
    row.basisId = withdrawal.consent().value();
    row.source = withdrawal.source().value();
    row.withdrawnAt = withdrawal.at();
    return row;
  }

  Withdrawal domain() {
    return new Withdrawal(new BasisId(basisId), new OrganizationId(source), withdrawnAt);
  }
}
