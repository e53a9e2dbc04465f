// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.firebreak.audit.Head;
import org.firebreak.audit.Received;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.NaiveTree;

/// What must be in each table after these records were read, however often and with whatever in
/// between: computed from the records and the stored bytes, with none of the code that appends.
final class WholeLog {
  private final LogDatabase database;
  private final int entriesPerPartition;
  private final Map<String, Received> once;
  private long next;

  WholeLog(LogDatabase database, int entriesPerPartition) {
    this(database, entriesPerPartition, new LinkedHashMap<>());
  }

  private WholeLog(LogDatabase database, int entriesPerPartition, Map<String, Received> once) {
    this.database = database;
    this.entriesPerPartition = entriesPerPartition;
    this.once = once;
  }

  /// The same records, and another database.
  WholeLog in(LogDatabase other) {
    var same = new WholeLog(other, entriesPerPartition, once);
    same.next = next;
    return same;
  }

  /// @return how many of them are new
  int read(List<Received> records) {
    int before = once.size();
    for (Received each : records) {
      once.putIfAbsent(each.entry().identity() + " " + each.record().valueHash().hex(), each);
      next = Math.max(next, each.record().offset() + 1);
    }
    return once.size() - before;
  }

  int size() {
    return once.size();
  }

  /// The offset behind the last record.
  long next() {
    return next;
  }

  void check() throws SQLException {
    List<byte[]> bytes = database.entryBytes();
    List<Hash> leafHashes = bytes.stream().map(Hashing::leafHash).toList();
    entries(leafHashes);
    assertThat(database.head())
        .as("the head")
        .isEqualTo(new Head(once.size(), Hash.of(NaiveTree.root(bytes))));
    assertThat(database.column("select frontier from head", byte[].class))
        .as("the frontier")
        .containsExactly(Frontier.EMPTY.append(leafHashes).bytes());
    tiles(leafHashes);
    partitions();
    keys(bytes);
    assertThat(database.column("select next_offset from consumed", Long.class))
        .as("where reading goes on")
        .containsExactly(next);
  }

  private void entries(List<Hash> leafHashes) throws SQLException {
    assertThat(database.indexes())
        .as("the indexes")
        .containsExactlyElementsOf(LongStream.range(0, once.size()).boxed().toList());
    assertThat(database.column("select leaf_hash from entry order by entry_index", byte[].class))
        .as("the leaf hashes")
        .containsExactlyElementsOf(leafHashes.stream().map(Hash::bytes).toList());
    assertThat(
            database.column(
                "select identity || ' ' || encode(fingerprint, 'hex') from seen"
                    + " join entry using (entry_index, identity) order by entry_index",
                String.class))
        .as("what is known, each once and in the order in which it was read")
        .containsExactlyElementsOf(once.keySet());
    assertThat(database.column("select count(*) from seen", Long.class))
        .containsExactly((long) once.size());
    assertThat(
            database.column(
                "select entry_index || ' contradicts ' || contradicts from entry"
                    + " where contradicts is not null order by entry_index",
                String.class))
        .as("contradictions")
        .containsExactlyElementsOf(contradictions());
  }

  private List<String> contradictions() {
    var found = new ArrayList<String>();
    var first = new LinkedHashMap<String, Integer>();
    int index = 0;
    for (Received each : once.values()) {
      Integer before = first.putIfAbsent(each.entry().identity(), index);
      if (before != null) {
        found.add(index + " contradicts " + before);
      }
      index++;
    }
    return found;
  }

  private void tiles(List<Hash> leafHashes) throws SQLException {
    var tiles = new ArrayList<byte[]>();
    for (int from = 0; from + 256 <= leafHashes.size(); from += 256) {
      List<Hash> hashes = leafHashes.subList(from, from + 256);
      var tile = new ByteArrayOutputStream();
      hashes.forEach(hash -> tile.writeBytes(hash.bytes()));
      tile.writeBytes(Hashing.rootHash(hashes).bytes());
      tiles.add(tile.toByteArray());
    }
    assertThat(
            database.column(
                "select hashes || root_hash from tile order by level, tile_index", byte[].class))
        .as("the tiles")
        .containsExactlyElementsOf(tiles);
  }

  /// Those that are noted, those that are attached, and those that are tables are the same, and
  /// none is there before its first entry.
  private void partitions() throws SQLException {
    long last = Math.max(once.size() - 1, 0) / entriesPerPartition;
    List<Long> expected =
        LongStream.rangeClosed(0, last).map(each -> each * entriesPerPartition).boxed().toList();
    for (String source :
        List.of(
            "select first_index from entry_partition order by 1",
            "select substr(inhrelid::regclass::text, 12)::bigint from pg_inherits"
                + " where inhparent = 'entry'::regclass order by 1",
            "select substr(relname, 12)::bigint from pg_class"
                + " where relname like 'entry_from_%' and relkind = 'r' order by 1")) {
      assertThat(database.column(source, Long.class)).as(source).isEqualTo(expected);
    }
  }

  /// Each id of an entry has one key, and there is no other key.
  private void keys(List<byte[]> bytes) throws SQLException {
    Set<String> ids =
        once.values().stream()
            .flatMap(each -> each.entry().ids().stream())
            .map(id -> id.kind().code() + " " + id.id())
            .collect(Collectors.toSet());
    assertThat(database.column("select kind || ' ' || id from id_key", String.class))
        .as("the ids that have a key")
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(database.column("select encode(commitment, 'hex') from id_key", String.class))
        .as("their commitments, and those in entries")
        .containsExactlyInAnyOrderElementsOf(
            bytes.stream()
                .flatMap(each -> Commitment.in(each).stream())
                .map(Commitment::hex)
                .collect(Collectors.toSet()));
  }
}
