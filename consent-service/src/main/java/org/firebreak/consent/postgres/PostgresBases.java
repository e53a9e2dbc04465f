// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.Bases;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;

@ApplicationScoped
class PostgresBases implements Bases, PanacheRepositoryBase<BasisRow, UUID> {

  private final InstantSource time;

  PostgresBases(InstantSource time) {
    this.time = time;
  }

  @Override
  public void add(Basis basis) {
    persist(BasisMapping.row(basis, time.instant()));
  }

  @Override
  public Optional<Basis> find(BasisId id) {
    return findByIdOptional(id.value()).map(BasisMapping::basis);
  }

  @Override
  public Optional<Basis> findForChange(BasisId id) {
    return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(BasisMapping::basis);
  }

  @Override
  public void replace(Basis.Consent withdrawn) {
    BasisMapping.state(findById(withdrawn.id().value()), withdrawn);
  }
}
