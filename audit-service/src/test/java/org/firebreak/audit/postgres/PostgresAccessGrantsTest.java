// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.firebreak.audit.AppendEntries;
import org.firebreak.audit.access.AccessGrants;
import org.firebreak.audit.access.AccessGrantsContract;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogServer.class)
class PostgresAccessGrantsTest extends AccessGrantsContract {

  private final LogDatabase database;

  PostgresAccessGrantsTest(Postgres postgres) throws SQLException {
    database = LogDatabase.create(postgres);
  }

  @Override
  protected AccessGrants grants() {
    return database.accessGrants();
  }

  @Override
  protected AppendEntries appendEntries() {
    return database.appendEntries();
  }

  @Override
  protected List<String> facts() {
    try {
      return database.column("select kind from entry order by entry_index", String.class);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoListsWhatIsGrantedIsInTheLog() {
    access.shownTo("sample-oversight-office");
    assertThat(facts()).containsExactly("access-listed");
  }

  /// Past the service: its role alone cannot say that one person is two, nor make it last longer.
  @Test
  void databaseTakesNoAccessOfOnePersonAloneAndNoneForLonger() throws SQLException {
    String propose =
        "insert into access_grant values ('5f7c2a52-2031-400a-9a55-00000000000%s', 'sample-ombudsman', '%s',"
            + " now() - interval '1 year', now(), now() + interval '%s', 'INSPECTION', 'sample-oversight-office', 'first', now())";
    assertRefused(propose.formatted(1, "first", "1 day"), "check constraint");
    assertRefused(propose.formatted(1, "olive", "2161 hours"), "check constraint");
    assertRefused(propose.formatted(1, "olive", "-1 hour"), "check constraint");
    database.execute(LogDatabase.APP, propose.formatted(1, "olive", "2160 hours"));

    String approve =
        "insert into access_approval values ('5f7c2a52-2031-400a-9a55-000000000001', '%s', 'sample-oversight-office', '%s', now())";
    assertRefused(approve.formatted("nobody", "second"), "foreign key");
    assertRefused(approve.formatted("first", "first"), "check constraint");
    database.execute(LogDatabase.APP, approve.formatted("first", "second"));
    assertRefused(approve.formatted("first", "third"), "duplicate key");
  }

  private void assertRefused(String sql, String why) {
    assertThatThrownBy(() -> database.execute(LogDatabase.APP, sql)).hasMessageContaining(why);
  }

  @Test
  void factsNameNoPerson() throws SQLException {
    proposeApproveAndRevoke();
    assertThat(database.column("select convert_from(bytes, 'UTF8') from entry", String.class))
        .hasSize(3)
        .allMatch(entry -> entry.contains("sample-ombudsman") && entry.contains("INSPECTION"))
        .noneMatch(entry ->
            entry.contains("olive") || entry.contains("first") || entry.contains("second"));
  }
}
