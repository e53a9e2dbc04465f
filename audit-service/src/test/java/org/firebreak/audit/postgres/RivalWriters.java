// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.firebreak.audit.AppendEntries;
import org.firebreak.audit.EntryFixture;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.Position;
import org.firebreak.audit.Received;
import org.firebreak.audit.erasure.CommitmentKeys;
import org.firebreak.stack.Postgres;

/// Two that append to one log at the same time, one of which does not take the lock: the other one
/// comes in at each of its statements. Who loses tries again, as the service does.
public final class RivalWriters {
  /// @param turnedAway whether one of them was refused what it had begun
  /// @param whole whether the log is what it must be when both are through
  public record Meeting(boolean turnedAway, boolean whole) {}

  private static final long LONG_ENOUGH_MS = 250;
  private static final int STATEMENTS = 10;

  private final LogDatabase database;
  private final CommitmentKeys keys = EntryFixture.countingKeys();
  private final BatchShape.Numbers numbers = new BatchShape.Numbers(new Random(18));

  public RivalWriters(Postgres postgres) throws SQLException {
    this.database = LogDatabase.create(postgres);
  }

  public List<Meeting> meetings() throws SQLException, InterruptedException {
    var meetings = new ArrayList<Meeting>();
    var whole = new WholeLog(database, 65_536);
    try (var threads = Executors.newSingleThreadExecutor()) {
      for (int statement = 1; statement <= STATEMENTS; statement++) {
        meetings.add(meet(whole, statement, threads));
      }
    }
    return meetings;
  }

  private Meeting meet(WholeLog whole, int statement, ExecutorService threads)
      throws SQLException, InterruptedException {
    List<Received> ours = numbers.decisions(3);
    List<Received> theirs = numbers.decisions(2);
    var others = new ArrayList<Future<Boolean>>();
    var counter = new int[1];
    WatchedSource.Watch watch =
        (String sql, Connection connection, WatchedSource.Execution execution) -> {
          counter[0]++;
          if (counter[0] == statement) {
            others.add(threads.submit(() -> append(database.source(), theirs)));
            await(others.getFirst());
          }
          return sql.contains("pg_advisory_xact_lock") ? false : execution.run();
        };
    boolean first = append(new WatchedSource(database.source(), watch).watched(), ours);
    boolean second = done(others.getFirst());
    boolean bothAreIn = append(database.source(), ours) && append(database.source(), theirs);
    boolean oursFirst =
        database
            .column(
                "select entry_index from seen where identity = '%s'"
                    .formatted(ours.getFirst().entry().identity()),
                Long.class)
            .contains((long) whole.size());
    whole.read(oursFirst ? ours : theirs);
    whole.read(oursFirst ? theirs : ours);
    return new Meeting(!first || !second, bothAreIn && isWhole(whole));
  }

  private static boolean isWhole(WholeLog whole) throws SQLException {
    try {
      whole.check();
      return true;
    } catch (AssertionError e) {
      System.out.println(e.getMessage());
      return false;
    }
  }

  private static void await(Future<Boolean> other) throws Exception {
    try {
      other.get(LONG_ENOUGH_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It waits for what this one has begun.
    }
  }

  private static boolean done(Future<Boolean> other) throws InterruptedException {
    try {
      return other.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /// @return whether it is in the log
  private boolean append(DataSource source, List<Received> records) {
    try {
      var log = new PostgresAuditLog(source, keys);
      long next = records.getLast().record().offset() + 1;
      new AppendEntries(log, EntryFixture.countingNonces(), InstantSource.fixed(EntryFixture.NOON))
          .append(records, List.of(new Position("firewall.decisions.v1", 0, next)));
      return true;
    } catch (LogUnavailable | LogDamaged e) {
      return false;
    }
  }
}
