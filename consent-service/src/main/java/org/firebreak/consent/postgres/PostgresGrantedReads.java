// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.GrantedRead;
import org.firebreak.consent.GrantedReads;
import org.firebreak.consent.OrganizationId;

@ApplicationScoped
class PostgresGrantedReads
    implements GrantedReads, PanacheRepositoryBase<GrantedReadRow, GrantedReadRow.Key> {

  @Override
  public void add(BasisId basis, UUID dispatchId, OrganizationId reader, Instant at) {
    getEntityManager()
        .createNativeQuery(
            """
            insert into granted_read (basis_id, dispatch_id, organization, first_at, last_at)
            values (:basis, :dispatch, :reader, :at, :at)
            on conflict (basis_id, dispatch_id, organization) do update set last_at = excluded.last_at\
            """)
        .setParameter("basis", basis.value())
        .setParameter("dispatch", dispatchId)
        .setParameter("reader", reader.value())
        .setParameter("at", at)
        .executeUpdate();
  }

  @Override
  public List<GrantedRead> on(BasisId basis) {
    return list("key.basisId", Sort.by("firstAt"), basis.value()).stream()
        .map(GrantedReadRow::read)
        .toList();
  }
}
