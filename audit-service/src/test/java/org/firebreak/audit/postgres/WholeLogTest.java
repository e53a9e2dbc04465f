// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.firebreak.audit.Position;
import org.firebreak.audit.Received;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds the killed appends to account sees each thing that could be wrong.
@ExtendWith(LogServer.class)
class WholeLogTest {
  private static LogDatabase database;
  private static WholeLog whole;

  @BeforeAll
  static void threePartitionsAreInTheLog(Postgres postgres) throws SQLException {
    database = LogDatabase.withPartitionsOf(256, postgres);
    whole = new WholeLog(database, 256);
    List<Received> records = new BatchShape.Numbers(new Random(1)).decisions(600);
    whole.read(records);
    database
        .appendEntries()
        .append(records, List.of(new Position("firewall.decisions.v1", 0, whole.next())));
  }

  @Test
  void logInWhichNothingIsWrongIsWhole() {
    assertThatCode(whole::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from entry where entry_index = 599",
        "delete from entry where entry_index = 300",
        "update entry set bytes = bytes || ' ' where entry_index = 300",
        "update entry set leaf_hash = sha256(leaf_hash) where entry_index = 300",
        "update entry set contradicts = 3 where entry_index = 300",
        "insert into entry select (jsonb_populate_record(entry, '{\"entry_index\": 600}')).* from"
            + " entry where entry_index = 599",
        "delete from seen where entry_index = 300",
        "insert into seen select identity, sha256(fingerprint), 600 from seen where entry_index ="
            + " 3",
        "update seen set entry_index = 301 where entry_index = 300",
        "update head set tree_size = 599",
        "update head set root_hash = sha256(root_hash)",
        "update head set frontier = set_byte(frontier, 20, get_byte(frontier, 20) # 1)",
        "delete from tile where tile_index = 1",
        "update tile set hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) where tile_index ="
            + " 1",
        "update tile set root_hash = sha256(root_hash) where tile_index = 1",
        "insert into tile select 1, tile_index, hashes, root_hash from tile where tile_index = 0",
        "insert into entry_partition values (768, 1024)",
        "create table entry_from_768 (like entry including all)",
        "delete from id_key where kind = 'basis'",
        "insert into id_key select kind, gen_random_uuid(), key, sha256(commitment) from id_key"
            + " limit 1",
        "update id_key set commitment = sha256(commitment) where kind = 'basis'",
        "update consumed set next_offset = next_offset - 1",
        "insert into consumed values ('firewall.decisions.v1', 1, 1)"
      })
  void eachDamageIsSeen(String damage, Postgres postgres) throws SQLException {
    try (Connection connection = postgres.superuserConnection("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists damaged");
      statement.execute("create database damaged template " + database.name());
    }
    var damaged = new LogDatabase(postgres, "damaged");
    for (String table :
        List.of("entry", "seen", "head", "tile", "id_key", "entry_from_256", "entry_from_512")) {
      damaged.execute(LogDatabase.SUPERUSER, "alter table %s disable trigger all".formatted(table));
    }
    damaged.execute(LogDatabase.SUPERUSER, damage);
    assertThatThrownBy(() -> whole.in(damaged).check()).isInstanceOf(AssertionError.class);
  }
}
