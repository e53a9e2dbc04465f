// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private static final List<String> ALPHABET =
      List.of(
          "=",
          "+",
          "-",
          "@",
          "\t",
          "\r",
          "\n",
          "\r\n",
          "'",
          "\"",
          ",",
          ";",
          " ",
          "\\",
          "|",
          "#",
          "a",
          "1",
          "é",
          "𝄞",
          "＝",
          "\u0000",
          "\ufeff",
          "\u2028",
          "cmd|' /C calc'!A0",
          "=1+1");

  private static byte[] written(List<List<String>> rows) throws IOException {
    var output = new ByteArrayOutputStream();
    Csv.write(rows, output);
    return output.toByteArray();
  }

  /// Not from bytes: a zero behind the first quote would be taken for UTF-16.
  private static List<List<String>> parsed(byte[] csv) throws IOException {
    try (var rows =
        new CsvMapper()
            .readerFor(new TypeReference<List<String>>() {})
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .<List<String>>readValues(new String(csv, StandardCharsets.UTF_8))) {
      return rows.readAll();
    }
  }

  @Test
  void whateverTextsAreWrittenAreReadAgainAndNoneIsAFormula() throws IOException {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int table = 0; table < 300; table++) {
      var rows = new ArrayList<List<String>>();
      int columns = 1 + random.nextInt(4);
      for (int row = random.nextInt(1, 5); row > 0; row--) {
        var cells = new ArrayList<String>();
        for (int column = 0; column < columns; column++) {
          cells.add(text(random));
        }
        rows.add(cells);
      }
      List<List<String>> read = parsed(written(rows));
      assertThat(read.stream().flatMap(List::stream))
          .as("seed %d", seed)
          .noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0);
      assertThat(read.stream().map(row -> row.stream().map(CsvTest::unguarded).toList()).toList())
          .as("seed %d", seed)
          .isEqualTo(rows);
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(ALPHABET.get(random.nextInt(ALPHABET.size())));
    }
    return text.toString();
  }

  private static String unguarded(String cell) {
    return cell.startsWith("'") ? cell.substring(1) : cell;
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@sum(1)", "\t=1", "\r=1", "\n=1", "'=1"})
  void formulaBecomesText(String formula) throws IOException {
    assertThat(parsed(written(List.of(List.of(formula))))).containsExactly(List.of("'" + formula));
  }

  @Test
  void rowsEndAsTheStandardSays() throws IOException {
    assertThat(
            new String(
                written(List.of(List.of("a", "b"), List.of("say \"no\"", ""))),
                StandardCharsets.UTF_8))
        .isEqualTo("\"a\",\"b\"\r\n\"say \"\"no\"\"\",\"\"\r\n");
  }
}
