// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.Bases;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Basis.LawfulBasis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.OrganizationId;

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
  public void replace(Basis changed) {
    var row = findById(changed.id().value());
    switch (changed) {
      case Basis.Consent consent -> BasisMapping.state(row, consent);
      case LawfulBasis lawful -> LawfulBasisMapping.end(row, lawful);
    }
  }

  @Override
  public List<LawfulBasis> reviewDueBefore(
      OrganizationId source, LocalDate day, Instant then, int limit) {
    return find(
            """
            kind = 'lawful-basis' and endedAt is null and source = ?1 and reviewDue < ?2
            and validFrom <= ?3 and validUntil > ?3 order by reviewDue, id\
            """,
            source.value(),
            day,
            then)
        .page(0, limit)
        .stream()
        .map(BasisMapping::basis)
        .map(LawfulBasis.class::cast)
        .toList();
  }
}
