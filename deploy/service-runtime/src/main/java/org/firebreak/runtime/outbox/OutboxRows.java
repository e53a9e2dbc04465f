// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/// The outbox as the relay sees it, on the one connection that holds the relay's lock.
///
/// At most one batch is numbered and unsent at any time, so what is numbered is always exactly what
/// must be sent next.
final class OutboxRows {

  static final int BATCH = 500;

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final Connection connection;
  private final ObjectMapper json;

  OutboxRows(Connection connection, ObjectMapper json) {
    this.connection = connection;
    this.json = json;
  }

  record Row(long id, ProducerRecord<byte[], byte[]> message) {}

  private record Partition(String topic, int index) {}

  /// True if this session now leads. The lock ends with the session, so a dead leader never keeps
  /// it; that a leader without its session sends nothing more is the broker's part (a fixed
  /// transactional id).
  boolean tryToLead() throws SQLException {
    try (var statement = connection.createStatement();
        var answer =
            statement.executeQuery("select pg_try_advisory_lock(hashtext('firebreak-relay'))")) {
      answer.next();
      return answer.getBoolean(1);
    } finally {
      connection.commit();
    }
  }

  List<Row> numbered() throws SQLException {
    var rows = new ArrayList<Row>();
    try (var select =
            connection.prepareStatement(
                "select id, topic, topic_partition, number, message_key, headers, value from outbox"
                    + " where number is not null order by topic, topic_partition, number");
        var found = select.executeQuery()) {
      while (found.next()) {
        rows.add(
            row(
                found.getLong("id"),
                new Partition(found.getString("topic"), found.getInt("topic_partition")),
                found.getLong("number"),
                found.getString("message_key"),
                found.getString("headers"),
                found.getBytes("value")));
      }
    }
    connection.commit();
    return rows;
  }

  /// Numbers the oldest rows of which it is certain that no earlier one can still appear.
  void numberNext(ToIntFunction<String> partitionsOf) throws SQLException {
    var lastNumbers = new HashMap<Partition, Long>();
    try (var select =
            connection.prepareStatement(
                "select id, topic, message_key from outbox"
                    + " where number is null and xid < pg_snapshot_xmin(pg_current_snapshot())"
                    + " order by xid, id limit "
                    + BATCH);
        var update =
            connection.prepareStatement(
                "update outbox set topic_partition = ?, number = ? where id = ?");
        var found = select.executeQuery()) {
      while (found.next()) {
        var key = found.getString("message_key").getBytes(StandardCharsets.UTF_8);
        var topic = found.getString("topic");
        var partition =
            new Partition(
                topic, Utils.toPositive(Utils.murmur2(key)) % partitionsOf.applyAsInt(topic));
        var last = lastNumbers.get(partition);
        var number = (last == null ? lastNumber(partition) : last) + 1;
        lastNumbers.put(partition, number);
        update.setInt(1, partition.index());
        update.setLong(2, number);
        update.setLong(3, found.getLong("id"));
        update.addBatch();
      }
      update.executeBatch();
    }
    for (var entry : lastNumbers.entrySet()) {
      mark(entry.getKey(), entry.getValue());
    }
    connection.commit();
  }

  void deleteSent(List<Row> rows) throws SQLException {
    try (var delete = connection.prepareStatement("delete from outbox where id = any (?)")) {
      delete.setArray(1, connection.createArrayOf("bigint", rows.stream().map(Row::id).toArray()));
      delete.executeUpdate();
    }
    connection.commit();
  }

  private long lastNumber(Partition partition) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select last_number from outbox_mark where topic = ? and topic_partition = ? for update")) {
      select.setString(1, partition.topic());
      select.setInt(2, partition.index());
      try (var found = select.executeQuery()) {
        return found.next() ? found.getLong(1) : 0;
      }
    }
  }

  private void mark(Partition partition, long number) throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            "insert into outbox_mark (topic, topic_partition, last_number) values (?, ?, ?)"
                + " on conflict (topic, topic_partition) do update set last_number = excluded.last_number")) {
      upsert.setString(1, partition.topic());
      upsert.setInt(2, partition.index());
      upsert.setLong(3, number);
      upsert.executeUpdate();
    }
  }

  private Row row(
      long id, Partition partition, long number, String key, String headers, byte[] value) {
    var message =
        new ProducerRecord<>(
            partition.topic(), partition.index(), key.getBytes(StandardCharsets.UTF_8), value);
    try {
      json.readValue(headers, HEADERS).forEach((name, text) -> header(message, name, text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "outbox row " + id + " has headers that are not a JSON map", e);
    }
    header(message, "ce_outboxpartition", Integer.toString(partition.index()));
    header(message, "ce_outboxnumber", Long.toString(number));
    return new Row(id, message);
  }

  private static void header(ProducerRecord<byte[], byte[]> message, String name, String text) {
    message.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
