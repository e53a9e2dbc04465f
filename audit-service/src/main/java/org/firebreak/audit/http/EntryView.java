// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import org.firebreak.audit.LoggedEntry;

/// @param entry the entry's own bytes, put into the answer as they are
record EntryView(long index, String leafHash, @JsonRawValue String entry) {
  static EntryView of(LoggedEntry entry) {
    return new EntryView(
        entry.index(), entry.leafHash().hex(), new String(entry.bytes(), StandardCharsets.UTF_8));
  }
}
