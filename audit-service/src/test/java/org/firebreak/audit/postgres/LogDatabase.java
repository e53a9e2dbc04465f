// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.firebreak.audit.AppendEntries;
import org.firebreak.audit.EntryFixture;
import org.firebreak.audit.Head;
import org.firebreak.audit.erasure.CommitmentKeys;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.Hash;
import org.firebreak.stack.Postgres;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// An empty log in a real PostgreSQL, set up as the service sets it up: the owner migrates, the
/// service's role works.
record LogDatabase(Postgres postgres, String name) {
  static final String APP = "audit_app";
  static final String OWNER = "audit_owner";
  static final String SUPERUSER = "postgres";

  /// One for all appenders: two of their own would make the same keys.
  private static final CommitmentKeys KEYS = EntryFixture.countingKeys();

  private static final AtomicInteger COUNT = new AtomicInteger();

  static LogDatabase create(Postgres postgres) throws SQLException {
    return create(postgres, 65_536, "latest");
  }

  static LogDatabase withPartitionsOf(int entries, Postgres postgres) throws SQLException {
    return create(postgres, entries, "latest");
  }

  /// A copy of one that is migrated once: that costs less than to migrate each.
  ///
  /// @param version up to which it is migrated
  static LogDatabase create(Postgres postgres, int entriesPerPartition, String version)
      throws SQLException {
    var database = new LogDatabase(postgres, "audit_" + COUNT.incrementAndGet());
    try (Connection connection = postgres.superuserConnection("postgres");
        Statement statement = connection.createStatement()) {
      String template = "migrated_%d_%s".formatted(entriesPerPartition, version);
      if (!exists(template, statement)) {
        statement.execute("create database %s owner %s".formatted(template, OWNER));
        new LogDatabase(postgres, template).migrate(entriesPerPartition, version);
      }
      statement.execute(
          "create database %s owner %s template %s".formatted(database.name, OWNER, template));
    }
    return database;
  }

  private static boolean exists(String database, Statement statement) throws SQLException {
    try (var found =
        statement.executeQuery(
            "select 1 from pg_database where datname = '%s'".formatted(database))) {
      return found.next();
    }
  }

  void migrate(int entriesPerPartition, String version) {
    Flyway.configure()
        .dataSource(postgres.jdbcUrl(name), OWNER, postgres.password(OWNER))
        .locations("db/migration")
        .target(version)
        .placeholders(
            Map.of(
                "service_role",
                APP,
                "entries_per_partition",
                Integer.toString(entriesPerPartition),
                "shortest_retention",
                "1 year"))
        .load()
        .migrate();
  }

  static Postgres start(Path folder) {
    return Postgres.start(0, folder);
  }

  Connection connection(String role) throws SQLException {
    return postgres.connection(name, role);
  }

  PostgresAuditLog log() {
    return new PostgresAuditLog(source(), KEYS);
  }

  PostgresErasures erasures() {
    return new PostgresErasures(source(), KEYS);
  }

  PostgresLegalHolds legalHolds() {
    return new PostgresLegalHolds(source(), KEYS);
  }

  PostgresOldestEntries oldestEntries() {
    return new PostgresOldestEntries(source(), KEYS);
  }

  /// As the service's role.
  PGSimpleDataSource source() {
    var source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl(name));
    source.setUser(APP);
    source.setPassword(postgres.password(APP));
    source.setReWriteBatchedInserts(true);
    return source;
  }

  AppendEntries appendEntries() {
    return appendEntries(EntryFixture.NOON);
  }

  AppendEntries appendEntries(Instant loggedAt) {
    return new AppendEntries(log(), EntryFixture.countingNonces(), InstantSource.fixed(loggedAt));
  }

  /// Entries without content, and the head over them.
  void plant(int count) throws SQLException {
    execute(
        SUPERUSER,
        """
        insert into entry (entry_index, leaf_hash, bytes, identity, kind, at, organizations, reasons)
        select i, sha256(int8send(i)), '{}', 'planted/' || i, 'fact', now(), '{}', '{}'
        from generate_series(0, %d - 1) as i
        """
            .formatted(count));
    var planted =
        column("select leaf_hash from entry order by entry_index", byte[].class).stream()
            .map(Hash::of)
            .toList();
    Frontier frontier = Frontier.EMPTY.append(planted);
    execute(
        SUPERUSER,
        "update head set tree_size = %d, root_hash = '\\x%s', frontier = '\\x%s'"
            .formatted(
                count, frontier.rootHash().hex(), HexFormat.of().formatHex(frontier.bytes())));
  }

  void execute(String role, String sql) throws SQLException {
    try (Connection connection = connection(role);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  Head head() throws SQLException {
    try (Connection connection = connection(SUPERUSER);
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select tree_size, root_hash from head")) {
      row.next();
      return new Head(row.getLong(1), Hash.of(row.getBytes(2)));
    }
  }

  List<byte[]> entryBytes() throws SQLException {
    return column("select bytes from entry order by entry_index", byte[].class);
  }

  List<Long> indexes() throws SQLException {
    return column("select entry_index from entry order by entry_index", Long.class);
  }

  <T> List<T> column(String sql, Class<T> type) throws SQLException {
    var values = new ArrayList<T>();
    try (Connection connection = connection(SUPERUSER);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(type.cast(rows.getObject(1)));
      }
    }
    return values;
  }
}
