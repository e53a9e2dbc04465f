// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firebreak.audit.AppendEntries;
import org.firebreak.audit.EntryFixture;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.Position;
import org.firebreak.audit.Received;
import org.firebreak.audit.erasure.CommitmentKeys;
import org.firebreak.stack.Postgres;

/// Appends whose database, or whose way to it, dies before or after each of their statements. Each
/// time the same records are read again, and all tables are looked at.
public final class KilledAppends {
  /// Read from one partition of one topic.
  private static final String TOPIC = "firewall.decisions.v1";

  /// @param statement its beginning
  /// @param stood whether the batch was in the log before it was read again
  public record Kill(
      String batch, int number, String statement, boolean after, String death, boolean stood) {
    String line() {
      return "| %s | %d | `%s` | %s | %s | %s |"
          .formatted(
              batch, number, statement, after ? "after" : "before", death, stood ? "all" : "none");
    }
  }

  private record Log(LogDatabase database, WholeLog whole, BatchShape.Numbers numbers) {}

  private final Postgres postgres;
  private final Random random;
  private final CommitmentKeys keys = EntryFixture.countingKeys();
  private final Map<BatchShape, Log> logs = new EnumMap<>(BatchShape.class);

  public KilledAppends(Postgres postgres, long seed) {
    this.postgres = postgres;
    this.random = new Random(seed);
  }

  /// @param each 1 for every point, 3 for every third
  /// @param serverKills of how many points one kills all of PostgreSQL
  public List<Kill> kills(int each, int serverKills) throws SQLException {
    var kills = new ArrayList<Kill>();
    int skipped = random.nextInt(each);
    for (BatchShape shape : BatchShape.values()) {
      var never = new DyingSource.Point(0, false, Death.SOCKET_CLOSES);
      int statements = kill(shape, never, kills);
      for (int point = 0; point < 2 * statements; point++) {
        boolean committed = point == 2 * statements - 1;
        if (skipped++ % each == 0 || committed) {
          kill(
              shape,
              new DyingSource.Point(1 + point / 2, point % 2 == 1, death(serverKills)),
              kills);
        }
      }
    }
    return kills;
  }

  private Death death(int serverKills) {
    return random.nextInt(serverKills) == 0
        ? Death.SERVER_IS_KILLED
        : random.nextBoolean() ? Death.BACKEND_ENDS : Death.SOCKET_CLOSES;
  }

  /// @return how many statements the append executed
  private int kill(BatchShape shape, DyingSource.Point point, List<Kill> kills)
      throws SQLException {
    Log log = log(shape);
    List<Received> before = shape.before(log.numbers(), log.whole().size());
    log.whole().read(before);
    append(log, before);
    long size = log.whole().size();
    long next = log.whole().next();
    List<Received> batch = shape.batch(log.numbers(), before);
    int added = log.whole().read(batch);

    var dying = new DyingSource(log.database(), point);
    boolean failed =
        fails(() ->
            entries(new PostgresAuditLog(dying.source(), keys)).append(batch, positions(log)));
    assertThat(failed)
        .as("whether it fails: %s %s", shape, point)
        .isEqualTo(dying.diedAt().isPresent());
    if (dying.diedAt().isPresent() && point.death() == Death.SERVER_IS_KILLED) {
      postgres.restart();
    }
    boolean committed =
        dying.diedAt().map(sql -> sql.equals("commit") && point.after()).orElse(true);
    assertThat(log.database().head().treeSize())
        .as("all of it or nothing: %s %s", shape, point)
        .isEqualTo(committed ? size + added : size);
    assertThat(log.database().log().next(TOPIC, 0))
        .as("where reading goes on: %s %s", shape, point)
        .isEqualTo(committed ? log.whole().next() : next);

    append(log, batch);
    log.whole().check();
    dying
        .diedAt()
        .map(sql ->
            new Kill(
                shape.name(),
                point.statement(),
                beginning(sql),
                point.after(),
                point.death().name(),
                committed))
        .ifPresent(kills::add);
    return dying.executed();
  }

  /// The driver asserts that a connection does not end in the middle of a batch of rows.
  private static boolean fails(Runnable append) {
    try {
      append.run();
      return false;
    } catch (LogUnavailable | AssertionError e) {
      return true;
    }
  }

  private static String beginning(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.substring(0, Math.min(60, line.length()));
  }

  private Log log(BatchShape shape) throws SQLException {
    Log log = logs.get(shape);
    if (log == null) {
      int width = shape.entriesPerPartition();
      LogDatabase database = LogDatabase.withPartitionsOf(width, postgres);
      log = new Log(database, new WholeLog(database, width), new BatchShape.Numbers(random));
      logs.put(shape, log);
    }
    return log;
  }

  private void append(Log log, List<Received> records) {
    entries(new PostgresAuditLog(log.database().source(), keys)).append(records, positions(log));
  }

  private static AppendEntries entries(PostgresAuditLog log) {
    return new AppendEntries(
        log, EntryFixture.countingNonces(), InstantSource.fixed(EntryFixture.NOON));
  }

  private static List<Position> positions(Log log) {
    return List.of(new Position(TOPIC, 0, log.whole().next()));
  }

  public static String markdown(List<Kill> kills) {
    var text =
        new StringBuilder(
            """
            | batch | statement | | dies | what dies | in the log before it is read again |
            |---|---|---|---|---|---|
            """);
    kills.forEach(kill -> text.append(kill.line()).append('\n'));
    return text.toString();
  }
}
