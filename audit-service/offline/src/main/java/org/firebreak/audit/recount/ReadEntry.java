// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

/// What became of reading an entry's bytes.
public sealed interface ReadEntry {
  record Known(LogEntry entry) implements ReadEntry {}

  /// @param why repeats nothing of the bytes
  record Unknown(String why) implements ReadEntry {}

  static ReadEntry of(byte[] bytes) {
    try {
      return new Known(LogEntry.ofBytes(bytes));
    } catch (IllegalArgumentException e) {
      return new Unknown(String.valueOf(e.getMessage()));
    }
  }
}
