// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.audit.Draft;
import org.firebreak.audit.Entry;
import org.firebreak.audit.EntryFixture;
import org.firebreak.audit.Leaf;
import org.firebreak.audit.Received;
import org.firebreak.audit.erasure.ErasableId;

/// Records as they come from the two topics, and what is made of them.
final class Records {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final InstantSource TIME = InstantSource.fixed(EntryFixture.NOON);

  private Records() {}

  static ConsumerRecord<byte[], byte[]> decision(JsonNode value) {
    return decision(value.toString().getBytes(StandardCharsets.UTF_8));
  }

  static ConsumerRecord<byte[], byte[]> decision(byte[] value) {
    var record = new ConsumerRecord<>("firewall.decisions.v1", 2, 57, new byte[0], value);
    return withHeader(record, "ce_type", "org.firebreak.firewall.decision.v1");
  }

  static ConsumerRecord<byte[], byte[]> fact(
      JsonNode value, String outboxPartition, String outboxNumber) {
    var record =
        new ConsumerRecord<>(
            "audit.facts.v1", 0, 3, new byte[0], value.toString().getBytes(StandardCharsets.UTF_8));
    withHeader(record, "ce_type", "org.firebreak.audit.fact.v1");
    withHeader(record, "ce_outboxpartition", outboxPartition);
    return withHeader(record, "ce_outboxnumber", outboxNumber);
  }

  static ConsumerRecord<byte[], byte[]> withHeader(
      ConsumerRecord<byte[], byte[]> record, String name, String value) {
    record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  static Received received(ConsumerRecord<byte[], byte[]> record) {
    EventForm form = record.topic().equals("audit.facts.v1") ? new FactForm() : new DecisionForm();
    return new RecordReader(form, TIME).read(record);
  }

  static Entry entryOf(ConsumerRecord<byte[], byte[]> record) {
    return received(record).entry();
  }

  /// The entry's bytes, read again.
  static JsonNode written(Entry entry) {
    var draft =
        new Draft(entry, Optional.empty(), EntryFixture.NOON, EntryFixture.countingNonces().get());
    Leaf leaf = Leaf.of(draft, EntryFixture.keyring(entry));
    try {
      return JSON.readTree(leaf.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As it is written: what is null left out, and for three kinds of id a commitment.
  static ObjectNode committed(JsonNode object) {
    ObjectNode copy = withoutNulls(object);
    for (ErasableId.Kind kind : ErasableId.Kind.values()) {
      JsonNode id = copy.remove(kind.code() + "_id");
      if (id != null) {
        var erasable = new ErasableId(kind, UUID.fromString(id.asText()));
        copy.put(kind.code(), EntryFixture.key(erasable).commit(erasable).hex());
      }
    }
    return copy;
  }

  private static ObjectNode withoutNulls(JsonNode object) {
    ObjectNode copy = object.deepCopy();
    copy.properties().removeIf(member -> member.getValue().isNull());
    return copy;
  }
}
