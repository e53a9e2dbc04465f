// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writes `target/tamper-report.md`.
class TamperReportTest {
  private static List<Tally> lines = List.of();

  @BeforeAll
  static void tamper(@TempDir Path folder) throws IOException {
    lines = new TamperReport(folder).lines();
  }

  @Test
  void everyTamperingIsFoundAndTheFirstWrongEntryNamed() throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/tamper-report.md"), TamperReport.markdown(lines));

    assertThat(lines).allSatisfy(line -> assertThat(line.isAllFound()).as(line.line()).isTrue());
    assertThat(lines)
        .extracting(Tally::number)
        .containsExactly(
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
            "29", "28", "24", "26", "27");
  }

  /// A table's count tells rows that come or go; a chain that is computed again tells accidents.
  @Test
  void theOtherTwoShowWhatTheirKeepersDidNotMean() {
    assertThat(lines)
        .filteredOn(line -> line.table().equals("yes"))
        .extracting(Tally::number)
        .containsExactly("4", "6", "7");
    assertThat(lines)
        .filteredOn(line -> line.chain().equals("yes"))
        .extracting(Tally::number)
        .containsExactly("26");
    assertThat(lines)
        .filteredOn(line -> line.keptChain().equals("yes"))
        .extracting(Tally::number)
        .containsExactly("1", "4", "5", "6", "7", "26");
  }
}
