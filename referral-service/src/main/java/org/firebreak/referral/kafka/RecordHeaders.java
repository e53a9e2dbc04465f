// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record's headers as text. Unknown ones are left alone.
record RecordHeaders(Map<String, String> all) {

  static RecordHeaders of(ConsumerRecord<byte[], byte[]> record) {
    var headers = new HashMap<String, String>();
    record
        .headers()
        .forEach(header ->
            headers.put(
                header.key(),
                header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
    return new RecordHeaders(headers);
  }

  /// What no database column can hold counts as unreadable, here rather than there.
  String text(String name) throws UnreadableRecordException {
    var text = all.get(name);
    if (text == null) {
      throw new UnreadableRecordException(name + " is missing");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new UnreadableRecordException(name + " holds a control character");
    }
    return text;
  }

  String nonBlank(String name) throws UnreadableRecordException {
    var text = text(name);
    if (text.isBlank()) {
      throw new UnreadableRecordException(name + " is blank");
    }
    return text;
  }

  List<String> list(String name) throws UnreadableRecordException {
    return Arrays.stream(text(name).split(",")).filter(item -> !item.isEmpty()).toList();
  }

  UUID uuid(String name) throws UnreadableRecordException {
    try {
      return UUID.fromString(text(name));
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException(name + " is no UUID");
    }
  }

  @Nullable UUID uuidIfPresent(String name) throws UnreadableRecordException {
    return all.containsKey(name) ? uuid(name) : null;
  }

  Instant time(String name) throws UnreadableRecordException {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeParseException e) {
      throw new UnreadableRecordException(name + " is no time");
    }
  }

  int number(String name) throws UnreadableRecordException {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw new UnreadableRecordException(name + " is no number");
    }
  }
}
