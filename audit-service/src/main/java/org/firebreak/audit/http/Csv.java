// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Rows of texts as RFC 4180 has them, in UTF-8, each cell quoted, so that a spreadsheet shows
/// every text and runs none.
final class Csv {
  /// What a spreadsheet takes for a formula when a cell begins with it; and the apostrophe, so that
  /// one in front of a cell always means that it is not part of the text.
  private static final String GUARDED = "=+-@\t\r\n'";

  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS).build();

  private Csv() {}

  static void write(List<List<String>> rows, OutputStream output) throws IOException {
    var schema = CsvSchema.emptySchema().withLineSeparator("\r\n");
    try (var writer = MAPPER.writer(schema).writeValues(output)) {
      for (List<String> row : rows) {
        writer.write(row.stream().map(Csv::guarded).toList());
      }
    }
  }

  private static String guarded(String text) {
    return !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
