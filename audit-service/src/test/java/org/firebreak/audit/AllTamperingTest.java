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
import java.util.Set;
import java.util.stream.IntStream;
import org.firebreak.audit.postgres.TamperedTransactions;
import org.firebreak.audit.verify.Tally;
import org.firebreak.audit.verify.TamperReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one may do to the running log, its database and its topics: `target/tamper-report.md`. With
/// `-Dfirebreak.tamper.whole` all else stands there too that other tests try in each build: what
/// one may do to files, and appends that die.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the injected fields.
class AllTamperingTest {
  private static final Set<Integer> OF_THE_SERVICE = Set.of(17, 18, 20, 21, 22, 23, 25);
  private static final boolean WHOLE = Boolean.getBoolean("firebreak.tamper.whole");

  @Inject Entries entries;
  @Inject AppendEntries appendEntries;
  @Inject MeterRegistry metrics;

  @TestHTTPResource(value = "/health/ready", management = true)
  URL readiness;

  @Test
  void everyTamperingIsFound(@TempDir Path files, @TempDir Path database) throws Exception {
    var lines = new ArrayList<Tally>();
    lines.addAll(new TamperedService(metrics, readiness).lines());
    lines.addAll(new TamperedSurroundings(entries, appendEntries, metrics, readiness).lines());
    lines.addAll(TamperedTransactions.lines(database, WHOLE));
    if (WHOLE) {
      lines.addAll(new TamperReport(files).lines());
    }
    lines.sort(Comparator.comparingInt(line -> Integer.parseInt(line.number())));

    String report = TamperReport.markdown(lines);
    System.out.println(report);
    Files.writeString(Path.of("target/tamper-report.md"), report);
    assertThat(lines).allSatisfy(line -> assertThat(line.isAllFound()).as(line.line()).isTrue());
    assertThat(lines)
        .extracting(Tally::number)
        .isEqualTo(
            IntStream.rangeClosed(1, 29)
                .filter(number -> WHOLE || OF_THE_SERVICE.contains(number))
                .mapToObj(Integer::toString)
                .toList());
  }
}
