// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;

/// A record that could not be read. It takes its place in the log all the same, by its position and
/// the hash of its bytes, so that it neither holds up what follows nor disappears.
public record Unreadable(RecordReference record, Reason reason, Instant at) implements Entry {
  static final String KIND = "unreadable";

  public enum Reason {
    NO_VALUE,
    NOT_JSON,
    TYPE_UNKNOWN,
    NOT_AS_AGREED
  }

  @Override
  public String identity() {
    return "%s/%d/%d".formatted(record.topic(), record.partition(), record.offset());
  }

  @Override
  public String kind() {
    return KIND;
  }
}
