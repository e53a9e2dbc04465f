// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.firebreak.audit.postgres.TamperedTransactions;
import org.firebreak.audit.verify.Tally;
import org.firebreak.audit.verify.TamperReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that one may do to the log, to files and to the running service, in one report:
/// `target/tamper-report.md`.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the injected fields.
class AllTamperingTest {
  @Inject Entries entries;
  @Inject AppendEntries appendEntries;
  @Inject MeterRegistry metrics;

  @TestHTTPResource(value = "/health/ready", management = true)
  URL readiness;

  @Test
  void everyTamperingIsFoundWhetherByFilesAloneOrByTheService(
      @TempDir Path files, @TempDir Path database) throws Exception {
    var lines = new ArrayList<Tally>();
    lines.addAll(new TamperedService(metrics, readiness).lines());
    lines.addAll(new TamperedSurroundings(entries, appendEntries, metrics, readiness).lines());
    lines.addAll(TamperedTransactions.lines(database));
    lines.addAll(new TamperReport(files).lines());
    lines.sort(Comparator.comparingInt(line -> Integer.parseInt(line.number())));

    String report = TamperReport.markdown(lines);
    System.out.println(report);
    Files.writeString(Path.of("target/tamper-report.md"), report);
    assertThat(lines).allSatisfy(line -> assertThat(line.isAllFound()).as(line.line()).isTrue());
    assertThat(lines)
        .extracting(Tally::number)
        .isEqualTo(IntStream.rangeClosed(1, 27).mapToObj(Integer::toString).toList());
  }
}
