// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.firebreak.referral.UnreadableRecords;

@ApplicationScoped
class PostgresUnreadableRecords implements UnreadableRecords {

  private final EntityManager entities;

  PostgresUnreadableRecords(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  @Transactional
  public void add(String topic, int partition, long offset, String hash, String why) {
    entities
        .createNativeQuery(
            "insert into unreadable_record (topic, topic_partition, topic_offset, hash, why)"
                + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
        .setParameter(1, topic)
        .setParameter(2, partition)
        .setParameter(3, offset)
        .setParameter(4, hash)
        .setParameter(5, why)
        .executeUpdate();
  }
}
