// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firebreak.audit.Appended;
import org.firebreak.audit.Draft;
import org.firebreak.audit.Head;
import org.firebreak.audit.Leaf;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.Position;
import org.firebreak.audit.erasure.CommitmentKeys;
import org.firebreak.audit.erasure.Keyring;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.Hash;
import org.jspecify.annotations.Nullable;

/// The steps of one append, in the transaction of one connection.
///
/// Crash before the commit: nothing happened, and the records are read again. Crash after it: the
/// records are read again too, and all of them are known. The lock makes appenders queue, so that
/// each finds the head that the one before it left; the comparison when the head is moved is there
/// for whoever does not take the lock.
final class AppendBatch {
  private final Connection connection;
  private final CommitmentKeys keys;

  AppendBatch(Connection connection, CommitmentKeys keys) {
    this.connection = connection;
    this.keys = keys;
  }

  /// @param contradicts the first entry of the same identity, if there is one
  private record Unknown(long index, Draft draft, @Nullable Long contradicts) {}

  /// An entry on its way in.
  record NewEntry(long index, Leaf leaf, @Nullable Long contradicts) {}

  /// @param opened how many entries the partitions have room for that are there
  private record Edge(Frontier frontier, long opened) {}

  Appended append(List<Draft> drafts, List<Position> positions) throws SQLException {
    lock(connection);
    Edge edge = edge();
    Frontier frontier = edge.frontier();
    List<NewEntry> entries = written(unknown(drafts, frontier.size()));
    if (!entries.isEmpty()) {
      if (frontier.size() + entries.size() > edge.opened()) {
        openPartitions(frontier.size() + entries.size());
      }
      EntryInsert.into(connection, entries);
      new StoredTiles(connection).fill(frontier.size() + entries.size());
      Frontier grown = frontier.append(entries.stream().map(entry -> entry.leaf().hash()).toList());
      moveHead(frontier, grown);
      frontier = grown;
    }
    movePositions(positions);
    return new Appended(
        new Head(frontier.size(), frontier.rootHash()),
        entries.stream().map(entry -> entry.leaf().entry()).toList(),
        (int) entries.stream().filter(entry -> entry.contradicts() != null).count());
  }

  /// Until the transaction ends. May be taken again by who has it.
  static void lock(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(hashtext('firebreak-audit-log'))");
    }
  }

  /// Nothing is appended to a tree that does not have the root that it is said to have.
  private Edge edge() throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select tree_size, root_hash, frontier,"
                    + " (select max(end_index) from entry_partition) as opened from head")) {
      if (!row.next()) {
        throw new LogDamaged("the log has no head");
      }
      Frontier frontier = Frontier.ofBytes(row.getBytes("frontier"));
      Hash root = Hash.of(row.getBytes("root_hash"));
      if (frontier.size() != row.getLong("tree_size") || !frontier.rootHash().equals(root)) {
        throw new LogDamaged("the head's size, root hash and frontier do not belong together");
      }
      return new Edge(frontier, row.getLong("opened"));
    } catch (IllegalArgumentException e) {
      throw new LogDamaged("the head cannot be read", e);
    }
  }

  /// Rolled back with the entries, so that none is left that nothing lies in.
  private void openPartitions(long treeSize) throws SQLException {
    try (var open = connection.prepareStatement("select open_partitions(?)")) {
      open.setLong(1, treeSize);
      open.execute();
    }
  }

  private List<Unknown> unknown(List<Draft> drafts, long treeSize) throws SQLException {
    Map<String, Map<Hash, Long>> known = known(drafts);
    var unknown = new ArrayList<Unknown>();
    for (Draft draft : drafts) {
      Map<Hash, Long> same =
          known.computeIfAbsent(draft.entry().identity(), identity -> new HashMap<>());
      if (!same.containsKey(draft.fingerprint())) {
        Long first = same.values().stream().min(Long::compare).orElse(null);
        long index = treeSize + unknown.size();
        unknown.add(new Unknown(index, draft, first));
        same.put(draft.fingerprint(), index);
      }
    }
    return unknown;
  }

  /// Keys are asked for only here: a record that is read again after its ids were erased must not
  /// bring them back.
  private List<NewEntry> written(List<Unknown> unknown) throws SQLException {
    Keyring keyring =
        new StoredKeys(connection)
            .of(unknown.stream().map(each -> each.draft().entry()).toList(), keys);
    return unknown.stream()
        .map(each -> new NewEntry(each.index(), Leaf.of(each.draft(), keyring), each.contradicts()))
        .toList();
  }

  private Map<String, Map<Hash, Long>> known(List<Draft> drafts) throws SQLException {
    var known = new HashMap<String, Map<Hash, Long>>();
    try (var select =
        connection.prepareStatement(
            "select identity, fingerprint, entry_index from seen where identity = any (?)")) {
      Object[] identities = drafts.stream().map(draft -> draft.entry().identity()).toArray();
      select.setArray(1, connection.createArrayOf("text", identities));
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          known
              .computeIfAbsent(found.getString("identity"), identity -> new HashMap<>())
              .put(Hash.of(found.getBytes("fingerprint")), found.getLong("entry_index"));
        }
      }
    }
    return known;
  }

  private void moveHead(Frontier from, Frontier to) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update head set tree_size = ?, root_hash = ?, frontier = ?"
                + " where tree_size = ? and root_hash = ?")) {
      update.setLong(1, to.size());
      update.setBytes(2, to.rootHash().bytes());
      update.setBytes(3, to.bytes());
      update.setLong(4, from.size());
      update.setBytes(5, from.rootHash().bytes());
      if (update.executeUpdate() != 1) {
        throw new LogDamaged("the head moved while the lock on it was held");
      }
    }
  }

  /// Never back: a consumer that lost its partition may still finish its last batch.
  private void movePositions(List<Position> positions) throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            "insert into consumed as c (topic, topic_partition, next_offset) values (?, ?, ?)"
                + " on conflict (topic, topic_partition)"
                + " do update set next_offset = greatest(c.next_offset, excluded.next_offset)")) {
      for (Position position : positions) {
        upsert.setString(1, position.topic());
        upsert.setInt(2, position.partition());
        upsert.setLong(3, position.next());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }
}
