// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.firebreak.audit.Entry;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.CommitmentKey;
import org.firebreak.audit.erasure.CommitmentKeys;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.erasure.ErasableId.Kind;
import org.firebreak.audit.erasure.Keyring;
import org.firebreak.audit.log.Hash;

/// The keys of ids, one row each, as long as it is there.
final class StoredKeys {
  private final Connection connection;

  StoredKeys(Connection connection) {
    this.connection = connection;
  }

  /// The keys of all ids of these entries, in two statements however many they are. What has none
  /// gets one, in the transaction that appends: no key without an entry, no entry without its keys.
  ///
  /// An id whose key was destroyed gets a fresh one when a late record names it. What that record
  /// says can be found by the id again; it cannot be joined to what was erased before, and stays
  /// until somebody erases it too.
  Keyring of(List<Entry> entries, CommitmentKeys fresh) throws SQLException {
    Map<ErasableId, Optional<UUID>> referralById = referralById(entries);
    if (referralById.isEmpty()) {
      return Keyring.EMPTY;
    }
    Map<ErasableId, CommitmentKey> keys = insertMissing(referralById, fresh);
    var known = new HashSet<>(referralById.keySet());
    known.removeAll(keys.keySet());
    if (!known.isEmpty()) {
      addKnown(known, keys);
    }
    return new Keyring(keys);
  }

  private void addKnown(Set<ErasableId> ids, Map<ErasableId, CommitmentKey> keys)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select kind, id, key from id_key"
                + " join unnest(?::text[], ?::uuid[]) as asked (kind, id) using (kind, id)")) {
      setIds(select, ids);
      try (ResultSet row = select.executeQuery()) {
        addKeys(row, keys);
      }
    }
  }

  private static void addKeys(ResultSet row, Map<ErasableId, CommitmentKey> keys)
      throws SQLException {
    while (row.next()) {
      keys.put(id(row), new CommitmentKey(row.getBytes("key")));
    }
  }

  /// Each id once, with the referral of a dispatch where some entry says it.
  private static Map<ErasableId, Optional<UUID>> referralById(List<Entry> entries) {
    var referralById = new HashMap<ErasableId, Optional<UUID>>();
    for (Entry entry : entries) {
      Optional<UUID> referral = entry.referral().map(ErasableId::id);
      for (ErasableId id : entry.ids()) {
        referralById.merge(
            id,
            id.kind() == Kind.DISPATCH ? referral : Optional.empty(),
            (one, other) -> one.isPresent() ? one : other);
      }
    }
    return referralById;
  }

  /// @return of what was inserted: mostly all, and to ask for those too would make each append a
  ///   quarter longer
  private Map<ErasableId, CommitmentKey> insertMissing(
      Map<ErasableId, Optional<UUID>> referralById, CommitmentKeys fresh) throws SQLException {
    List<ErasableId> ids = List.copyOf(referralById.keySet());
    List<CommitmentKey> keys = ids.stream().map(id -> fresh.get()).toList();
    try (var insert =
        connection.prepareStatement(
            "insert into id_key as known (kind, id, key, commitment, referral_id)"
                + " select * from unnest(?::text[], ?::uuid[], ?::bytea[], ?::bytea[], ?::uuid[])"
                + " on conflict (kind, id) do update set referral_id = excluded.referral_id"
                + " where known.referral_id is null and excluded.referral_id is not null"
                + " returning kind, id, key")) {
      setIds(insert, ids);
      byte[][] bytes = new byte[ids.size()][];
      byte[][] commitments = new byte[ids.size()][];
      UUID[] referrals = new UUID[ids.size()];
      for (int i = 0; i < ids.size(); i++) {
        bytes[i] = keys.get(i).bytes();
        commitments[i] = keys.get(i).commit(ids.get(i)).hash().bytes();
        referrals[i] = referralById.getOrDefault(ids.get(i), Optional.empty()).orElse(null);
      }
      insert.setArray(3, connection.createArrayOf("bytea", bytes));
      insert.setArray(4, connection.createArrayOf("bytea", commitments));
      insert.setArray(5, connection.createArrayOf("uuid", referrals));
      var inserted = new HashMap<ErasableId, CommitmentKey>();
      try (ResultSet row = insert.executeQuery()) {
        addKeys(row, inserted);
      }
      return inserted;
    }
  }

  /// Those of these commitments whose id is known still.
  Map<Commitment, ErasableId> open(Set<Commitment> commitments) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select kind, id, commitment from id_key where commitment = any (?)")) {
      byte[][] bytes = commitments.stream().map(each -> each.hash().bytes()).toArray(byte[][]::new);
      select.setArray(1, connection.createArrayOf("bytea", bytes));
      var opened = new HashMap<Commitment, ErasableId>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          opened.put(commitment(row), id(row));
        }
      }
      return opened;
    }
  }

  /// These ids, as far as they have a key, and the dispatches of referrals among them.
  Map<ErasableId, Commitment> reached(Set<ErasableId> ids) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            with asked (kind, id) as (select * from unnest(?::text[], ?::uuid[]))
            select kind, id, commitment from id_key join asked using (kind, id)
            union
            select known.kind, known.id, known.commitment
            from id_key as known join asked on asked.kind = 'referral' and known.referral_id = asked.id
            """)) {
      setIds(select, ids);
      var reached = new HashMap<ErasableId, Commitment>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reached.put(id(row), commitment(row));
        }
      }
      return reached;
    }
  }

  /// @return how many there were
  int destroy(Set<ErasableId> ids) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "delete from id_key where (kind, id) in (select * from unnest(?::text[], ?::uuid[]))")) {
      setIds(delete, ids);
      return delete.executeUpdate();
    }
  }

  /// The keys of the referrals that the oldest entries are about and no later entry is, and of
  /// their dispatches.
  void destroyUsedOnlyIn(IndexRange oldest) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            """
            with unused as materialized (
              select id from id_key
              where kind = 'referral'
              and commitment in (select referral from entry where entry_index >= ? and entry_index < ?)
              and not exists (select from entry where entry.referral = id_key.commitment and entry_index >= ?))
            delete from id_key where (kind, id) in (
              select 'referral', id from unused
              union all
              select known.kind, known.id from id_key as known join unused on known.referral_id = unused.id)
            """)) {
      delete.setLong(1, oldest.from());
      delete.setLong(2, oldest.to());
      delete.setLong(3, oldest.to());
      delete.executeUpdate();
    }
  }

  /// As the first two parameters.
  private void setIds(PreparedStatement statement, Collection<ErasableId> ids) throws SQLException {
    statement.setArray(
        1, connection.createArrayOf("text", ids.stream().map(id -> id.kind().code()).toArray()));
    statement.setArray(
        2, connection.createArrayOf("uuid", ids.stream().map(ErasableId::id).toArray()));
  }

  private static ErasableId id(ResultSet row) throws SQLException {
    return new ErasableId(
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getObject("id", UUID.class));
  }

  private static Commitment commitment(ResultSet row) throws SQLException {
    return new Commitment(Hash.of(row.getBytes("commitment")));
  }
}
