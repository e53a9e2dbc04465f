// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// PostgreSQL with a database for each service. `<database>_owner` owns it and changes its schema;
/// `<database>_app` may connect to it and gets the rest from migrations. Nobody else gets in.
public final class Postgres extends Part {
  public static final List<String> DATABASES = List.of("directory", "referral", "consent", "audit");

  private static final String SUPERUSER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int port;
  private final Map<String, String> passwords = new ConcurrentHashMap<>();

  private Postgres(ChildProcess process, int port, String superuserPassword) {
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients to leave.
    super("PostgreSQL", "INT", process);
    this.port = port;
    passwords.put(SUPERUSER, superuserPassword);
  }

  /// @param port 0 for a free one
  /// @param workDirectory for data and log; a folder `postgres` in it is emptied first
  public static Postgres start(int port, Path workDirectory) {
    int listening = Ports.orFree(port);
    Ports.requireFree(listening, "PostgreSQL");
    Path binaries = PostgresBinaries.unpacked().resolve("bin");
    Path folder = WorkFiles.emptyFolder(workDirectory.resolve("postgres"));
    Path log = workDirectory.resolve("postgres.log");
    String password = Passwords.random();
    PostgresCommands commands = new PostgresCommands(binaries, folder);
    commands.initialize(password);
    ChildProcess process = ChildProcess.start(commands.server(listening), Map.of(), log);
    Postgres postgres = new Postgres(process, listening, password);
    try {
      postgres.awaitReady(PATIENCE);
      postgres.createDatabases();
      return postgres;
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /// @param role such as `consent_app`
  public String password(String role) {
    String password = passwords.get(role);
    if (password == null) {
      throw new IllegalArgumentException("PostgreSQL has no role " + role);
    }
    return password;
  }

  /// For tests that look or tamper as no service could.
  public Connection superuserConnection(String database) throws SQLException {
    return connection(database, SUPERUSER);
  }

  public Connection connection(String database, String role) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), role, password(role));
  }

  /// A service's configuration: it works as `<database>_app` and migrates as `<database>_owner`.
  public Map<String, String> serviceSettings(String database) {
    return Map.of(
        "quarkus.datasource.jdbc.url", jdbcUrl(database),
        "quarkus.datasource.username", database + "_app",
        "quarkus.datasource.password", password(database + "_app"),
        "quarkus.flyway.username", database + "_owner",
        "quarkus.flyway.password", password(database + "_owner"));
  }

  @Override
  boolean isUp() {
    if (!Ports.listens(port)) {
      return false;
    }
    try (Connection connection = superuserConnection(SUPERUSER)) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private void createDatabases() {
    try {
      run(SUPERUSER, List.of("revoke connect on database postgres, template1 from public"));
      for (String database : DATABASES) {
        List<String> statements = new ArrayList<>();
        for (String role : List.of(database + "_owner", database + "_app")) {
          String password = Passwords.random();
          passwords.put(role, password);
          statements.add("create role %s login password '%s'".formatted(role, password));
        }
        statements.add(
            "create database %1$s owner %1$s_owner strategy wal_log".formatted(database));
        statements.add("revoke all on database %s from public".formatted(database));
        statements.add("grant connect on database %1$s to %1$s_app".formatted(database));
        run(SUPERUSER, statements);
        run(
            database,
            List.of(
                "revoke all on schema public from public",
                "grant usage on schema public to %s_app".formatted(database)));
      }
    } catch (SQLException e) {
      throw new PartFailed("PostgreSQL refused its databases: " + e.getMessage(), e);
    }
  }

  private void run(String database, List<String> statements) throws SQLException {
    try (Connection connection = superuserConnection(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
