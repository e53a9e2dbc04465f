// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.util.List;

/// A table of audit rows with the number of rows noted beside it. Whoever tampers leaves the note
/// as it is, unless all of the database is put back.
public record PlainTable(List<byte[]> rows, long noted) {
  public static PlainTable of(List<byte[]> rows) {
    return new PlainTable(rows, rows.size());
  }

  PlainTable with(List<byte[]> tampered) {
    return new PlainTable(tampered, noted);
  }

  public boolean notices() {
    return rows.size() != noted;
  }
}
