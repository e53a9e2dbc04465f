// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.audit.Entry;
import org.firebreak.audit.Received;
import org.firebreak.audit.RecordReference;
import org.firebreak.audit.Unreadable;
import org.firebreak.audit.log.Hash;

/// Reads any record, whatever it holds: what is not as agreed becomes an entry that says so.
final class RecordReader {
  /// Two members of one name, or bytes behind the end, could be read in two ways: such a record is
  /// not read at all.
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private static final byte[] NOTHING = {};

  private final EventForm form;
  private final InstantSource time;

  RecordReader(EventForm form, InstantSource time) {
    this.form = form;
    this.time = time;
  }

  Received read(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? NOTHING : record.value();
    var reference =
        new RecordReference(record.topic(), record.partition(), record.offset(), sha256(value));
    return new Received(entry(record, value, reference), reference);
  }

  private Entry entry(
      ConsumerRecord<byte[], byte[]> record, byte[] value, RecordReference reference) {
    if (value.length == 0) {
      return unreadable(reference, Unreadable.Reason.NO_VALUE);
    }
    if (!EventForm.header(record.headers(), "ce_type").map(form.type()::equals).orElse(true)) {
      return unreadable(reference, Unreadable.Reason.TYPE_UNKNOWN);
    }
    try {
      JsonNode json = JSON.readValue(value);
      return form.read(new Fields(json), record.headers());
    } catch (IOException e) {
      return unreadable(reference, Unreadable.Reason.NOT_JSON);
    } catch (IllegalArgumentException | DateTimeException e) {
      return unreadable(reference, Unreadable.Reason.NOT_AS_AGREED);
    }
  }

  private Unreadable unreadable(RecordReference reference, Unreadable.Reason reason) {
    return new Unreadable(reference, reason, time.instant());
  }

  private static Hash sha256(byte[] bytes) {
    try {
      return Hash.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }
}
