// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.firebreak.stack.Postgres;

/// What the log is measured against: the same bytes into a table with a key, without tree, search
/// columns, deduplication or signature.
final class PlainTable implements AutoCloseable {
  private final Connection connection;
  private long next;

  PlainTable(Postgres postgres) throws SQLException {
    connection = postgres.superuserConnection("audit");
    try (var statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists plain_entry (id bigint primary key, bytes bytea not null)");
    }
  }

  /// @param batch rows in one statement and one commit
  /// @return rows a second
  double rate(Decisions decisions, int rows, int batch) throws SQLException {
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      values.add(decisions.next());
    }
    connection.setAutoCommit(false);
    long begun = System.nanoTime();
    try (var insert =
        connection.prepareStatement(
            "insert into plain_entry select * from unnest(?::bigint[], ?::bytea[])")) {
      for (int from = 0; from < rows; from += batch) {
        List<byte[]> some = values.subList(from, Math.min(from + batch, rows));
        Object[] ids = new Object[some.size()];
        for (int i = 0; i < ids.length; i++) {
          ids[i] = next++;
        }
        insert.setArray(1, connection.createArrayOf("bigint", ids));
        insert.setArray(2, connection.createArrayOf("bytea", some.toArray(byte[][]::new)));
        insert.executeUpdate();
        connection.commit();
      }
    }
    return rows / ((System.nanoTime() - begun) / 1e9);
  }

  long bytesOf(String table) throws SQLException {
    try (var select = connection.prepareStatement("select pg_total_relation_size(?::regclass)")) {
      select.setString(1, table);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /// With its partitions, if it has any.
  long bytesOfAll(String table) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select coalesce(sum(pg_total_relation_size(relid)), 0)::bigint from pg_partition_tree(?::regclass)")) {
      select.setString(1, table);
      try (var row = select.executeQuery()) {
        row.next();
        long parts = row.getLong(1);
        return parts == 0 ? bytesOf(table) : parts;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
