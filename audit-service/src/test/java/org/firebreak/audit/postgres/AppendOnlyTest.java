// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.received;
import static org.firebreak.audit.postgres.LogDatabase.APP;
import static org.firebreak.audit.postgres.LogDatabase.OWNER;
import static org.firebreak.audit.postgres.LogDatabase.SUPERUSER;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.firebreak.audit.Head;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each way of changing what is logged, tried by each role that there is.
@ExtendWith(LogServer.class)
class AppendOnlyTest {
  private static final List<String> CHANGES =
      List.of(
          "update entry set bytes = '{}' where entry_index = 1",
          "update entry set kind = 'fact'",
          "update entry set outcome = 'deliver' where false",
          "delete from entry where entry_index = 1",
          "delete from entry",
          "delete from entry where false",
          "truncate entry",
          "truncate entry, seen cascade",
          "insert into entry select * from entry on conflict (entry_index) do update set kind = 'fact'",
          "merge into entry using (select 1) as one on true when matched then delete",
          "update seen set entry_index = 0",
          "delete from seen",
          "truncate seen",
          "update tile set hashes = set_byte(hashes, 0, 1)",
          "update tile set root_hash = root_hash where false",
          "delete from tile",
          "truncate tile",
          "update signed_checkpoint set note = ''",
          "delete from signed_checkpoint",
          "truncate signed_checkpoint cascade",
          "update published_checkpoint set note = ''",
          "delete from published_checkpoint",
          "truncate published_checkpoint",
          "update id_key set key = sha256(key)",
          "update id_key set commitment = sha256(commitment)",
          "update id_key set referral_id = id where kind = 'dispatch'",
          "update id_key set referral_id = null",
          "truncate id_key",
          "update erasure set subject = ''",
          "delete from erasure",
          "truncate erasure cascade",
          "update erasure_commitment set commitment = ''",
          "delete from erasure_commitment",
          "truncate erasure_commitment",
          "update erasure_end set subject = ''",
          "delete from erasure_end",
          "truncate erasure_end",
          "delete from head",
          "truncate head",
          "insert into head (one, tree_size, root_hash, frontier) select true, 0, root_hash, frontier from head",
          "insert into head (one, tree_size, root_hash, frontier) select false, 0, root_hash, frontier from head",
          "update head set tree_size = 0",
          "update head set tree_size = tree_size",
          "update head set tree_size = tree_size - 1",
          "update head set tree_size = tree_size + 1",
          "update head set root_hash = leaf_hash from entry where entry_index = 1",
          "update head set frontier = ''",
          "update entry_from_0 set kind = 'fact'",
          "update entry_from_0 set outcome = 'deliver' where false",
          "delete from entry_from_0 where entry_index = 1",
          "delete from entry_from_0 where false",
          "truncate entry_from_0",
          "truncate entry_from_0, seen cascade",
          "insert into entry_from_0 select * from entry on conflict (entry_index) do update set kind = 'fact'",
          "merge into entry_from_0 using (select 1) as one on true when matched then delete",
          "update entry_partition set end_index = 1",
          "delete from entry_partition",
          "truncate entry_partition cascade",
          "update partitioning set entries_per_partition = 256",
          "insert into partitioning select false, 256, '1 day'",
          "delete from partitioning",
          "truncate partitioning",
          "update let_go set entry_count = 1",
          "delete from let_go",
          "truncate let_go cascade",
          "update let_go_numbers set missing = 0",
          "delete from let_go_numbers",
          "truncate let_go_numbers",
          "update legal_hold set held_to = held_from",
          "delete from legal_hold",
          "truncate legal_hold cascade",
          "update legal_hold_lift_proposal set subject = ''",
          "delete from legal_hold_lift_proposal",
          "truncate legal_hold_lift_proposal cascade",
          "update legal_hold_lifted set subject = ''",
          "delete from legal_hold_lifted",
          "truncate legal_hold_lifted",
          "update access_grant set open_until = open_until + interval '1 day'",
          "delete from access_grant",
          "truncate access_grant cascade",
          "update access_approval set subject = ''",
          "delete from access_approval",
          "truncate access_approval",
          "update access_revocation set subject = ''",
          "delete from access_revocation",
          "truncate access_revocation");

  private static LogDatabase database;
  private static Head head;
  private static List<byte[]> entries;

  @BeforeAll
  static void threeEntriesAreInTheLog(Postgres postgres) throws SQLException {
    database = LogDatabase.create(postgres);
    database
        .appendEntries()
        .append(
            List.of(received(decision(1), 1), received(decision(2), 2), received(decision(3), 3)),
            List.of());
    head = database.head();
    entries = database.entryBytes();
    assertThat(entries).hasSize(3);
  }

  static Stream<Arguments> changesByRole() {
    return Stream.of(APP, OWNER, SUPERUSER)
        .flatMap(role -> CHANGES.stream().map(change -> Arguments.of(role, change)));
  }

  @ParameterizedTest
  @MethodSource("changesByRole")
  void nobodyChangesWhatIsLogged(String role, String change) throws SQLException {
    assertThatThrownBy(() -> database.execute(role, change))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching(
            "(?s)ERROR: (permission denied for table|the log is append-only|the head cannot move).*");
    assertNothingChanged();
  }

  /// The setting by which replication, and many a restore script, switches triggers off.
  @ParameterizedTest
  @FieldSource("CHANGES")
  void triggersHoldForASuperuserWhoSwitchesOrdinaryTriggersOff(String change) throws SQLException {
    try (Connection connection = database.connection(SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      assertThatThrownBy(() -> statement.execute(change))
          .hasMessageMatching("(?s)ERROR: (the log is append-only|the head cannot move).*");
    }
    assertNothingChanged();
  }

  @Test
  void serviceRoleHasNoPrivilegeBeyondWhatItNeeds() throws SQLException {
    assertThat(
            database.column(
                """
                select table_name || ' ' || string_agg(privilege_type, ',' order by privilege_type)
                from information_schema.role_table_grants
                where grantee = 'audit_app' group by table_name order by table_name
                """,
                String.class))
        .containsExactly(
            "access_approval INSERT,SELECT",
            "access_grant INSERT,SELECT",
            "access_revocation INSERT,SELECT",
            "consumed INSERT,SELECT",
            "entry INSERT,SELECT",
            "entry_partition SELECT",
            "erasure INSERT,SELECT",
            "erasure_commitment INSERT,SELECT",
            "erasure_end INSERT,SELECT",
            "head SELECT",
            "id_key DELETE,INSERT,SELECT",
            "legal_hold INSERT,SELECT",
            "legal_hold_lift_proposal INSERT,SELECT",
            "legal_hold_lifted INSERT,SELECT",
            "let_go SELECT",
            "let_go_numbers SELECT",
            "published_checkpoint INSERT,SELECT",
            "seen INSERT,SELECT",
            "signed_checkpoint INSERT,SELECT",
            "standing_legal_hold SELECT",
            "tile INSERT,SELECT");
    assertThat(
            database.column(
                """
                select table_name || '.' || column_name from information_schema.role_column_grants
                where grantee = 'audit_app' and privilege_type = 'UPDATE' order by 1
                """,
                String.class))
        .containsExactly(
            "consumed.next_offset",
            "head.frontier",
            "head.root_hash",
            "head.tree_size",
            "id_key.referral_id");
  }

  /// What runs with the owner's rights, with its path pinned, and who may start it.
  @Test
  void serviceRoleMayOpenPartitionsAndLetTheOldestGo() throws SQLException {
    assertThat(
            database.column(
                """
                select proname || ' ' || (proowner::regrole = 'audit_owner'::regrole)
                  || ' ' || has_function_privilege('audit_app', oid, 'execute')
                  || ' ' || (aclexplode(proacl)).grantee::regrole || ' ' || proconfig[1]
                from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by 1
                """,
                String.class))
        .containsExactly(
            "let_oldest_go true true audit_app search_path=pg_catalog, public, pg_temp",
            "let_oldest_go true true audit_owner search_path=pg_catalog, public, pg_temp",
            "open_partitions true true audit_app search_path=pg_catalog, public, pg_temp",
            "open_partitions true true audit_owner search_path=pg_catalog, public, pg_temp");
  }

  /// Each refusing trigger of the log and of every partition holds in every mode of a session.
  @Test
  void everyRefusingTriggerIsAlwaysOn() throws SQLException {
    assertThat(
            database.column(
                "select tgrelid::regclass || ' ' || tgname from pg_trigger where not tgisinternal and tgenabled <> 'A'",
                String.class))
        .isEmpty();
    assertThat(
            database.column(
                "select tgname::text from pg_trigger where tgrelid = 'entry_from_0'::regclass and not tgisinternal order by 1",
                String.class))
        .containsExactly("entry_is_kept", "entry_row_is_kept");
  }

  @ParameterizedTest
  @MethodSource("schemaChanges")
  void serviceRoleChangesNoTableAndNoTrigger(String change) throws SQLException {
    assertThatThrownBy(() -> database.execute(APP, change))
        .hasMessageMatching("(?s)ERROR: (must be owner of|permission denied).*");
    assertNothingChanged();
  }

  static Stream<String> schemaChanges() {
    return Stream.of(
        "alter table entry disable trigger all",
        "drop trigger entry_is_kept on entry",
        "drop table entry",
        "drop table entry_from_0",
        "alter table entry detach partition entry_from_0",
        "alter table entry_from_0 disable trigger all",
        "create table entry_from_65536 partition of entry for values from (65536) to (131072)",
        "create or replace function let_oldest_go(bigint, interval) returns text language sql return 'LET_GO'",
        "insert into entry_partition values (65536, 131072)",
        "update partitioning set shortest_retention = '1 day'",
        "insert into entry_from_0 select * from entry",
        "select * from entry_from_0",
        "alter table entry add column note text",
        "create or replace function refuse_change() returns trigger language sql return null",
        "set session_replication_role = replica",
        "create table mine (id int)");
  }

  @Test
  void entryThatIsNotTheNextStopsTheHead() throws SQLException {
    try (Connection connection = database.connection(APP);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          """
          insert into entry (entry_index, leaf_hash, bytes, identity, kind, at, organizations, reasons)
          select 4, leaf_hash, bytes, identity, kind, at, organizations, reasons from entry where entry_index = 2
          """);
      assertThatThrownBy(() -> statement.execute("update head set tree_size = 4"))
          .hasMessageContaining("the head cannot move from 3 to 4");
      connection.rollback();
    }
    assertNothingChanged();
  }

  private static void assertNothingChanged() throws SQLException {
    assertThat(database.head()).isEqualTo(head);
    assertThat(database.entryBytes()).containsExactlyElementsOf(entries);
  }
}
