// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.recount.CleanLog;
import org.firebreak.audit.verify.HashChain;
import org.firebreak.audit.verify.PlainTable;
import org.firebreak.audit.verify.Tally;
import org.firebreak.stack.Postgres;

/// What can happen to appends that are under way, on a PostgreSQL of their own.
public final class TamperedTransactions {
  private static final List<byte[]> ROWS = CleanLog.ofSize(20, 18);

  private TamperedTransactions() {}

  /// @param whole with appends that die, too
  public static List<Tally> lines(Path folder, boolean whole)
      throws SQLException, InterruptedException {
    try (Postgres postgres = LogDatabase.start(folder)) {
      return whole ? List.of(rivals(postgres), kills(postgres)) : List.of(rivals(postgres));
    }
  }

  /// In the chain, the second one's link is to the row that both saw last.
  private static Tally rivals(Postgres postgres) throws SQLException, InterruptedException {
    var tally =
        new Tally("18", "Two append at once, one without the lock", "database (index, head)");
    var meetings = new RivalWriters(postgres).meetings();
    boolean someoneIsTurnedAway = meetings.stream().anyMatch(RivalWriters.Meeting::turnedAway);
    for (RivalWriters.Meeting meeting : meetings) {
      tally.tried(meeting.whole() && someoneIsTurnedAway);
      var links = new ArrayList<Hash>(HashChain.of(ROWS).links());
      var without = new ArrayList<>(ROWS.subList(0, ROWS.size() - 2));
      without.add(ROWS.getLast());
      links.set(links.size() - 1, HashChain.of(without).links().getLast());
      tally.others(PlainTable.of(ROWS).notices(), new HashChain(ROWS, links).notices());
    }
    return tally;
  }

  /// What was committed and not heard is written a second time by who does not look for it.
  private static Tally kills(Postgres postgres) throws SQLException {
    var tally =
        new Tally("19", "An append dies before or after a statement", "service (what is known)");
    for (KilledAppends.Kill kill : new KilledAppends(postgres, 19).kills(3, 40)) {
      tally.tried(true);
      var rows = new ArrayList<>(ROWS);
      if (kill.stood()) {
        rows.addAll(ROWS.subList(15, 20));
      }
      tally.others(PlainTable.of(rows).notices(), HashChain.of(rows).notices());
    }
    return tally;
  }
}
