// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.firebreak.audit.verify.AuditVerify;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongExportTest {
  @TempDir Path folder;

  @Test
  void nothingIsWrongInWhatIsMeasured() throws IOException {
    var export = LongExport.write(folder, 40_000);
    var out = new ByteArrayOutputStream();

    int exit =
        AuditVerify.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            "export",
            "--policy",
            export.policy().toString(),
            export.file().toString());

    assertThat(exit).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("all entries from number 0 up to, and without, 40000", "Counted: no number")
        .doesNotContain("Note:");
  }

  /// In a process of its own, since none can give itself less memory.
  @Test
  void aLogThatIsTooLongForTheMemoryIsNotCheckedRatherThanWrong()
      throws IOException, InterruptedException {
    var export = LongExport.write(folder, 20_000);
    Process verifier =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx6m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                AuditVerify.class.getName(),
                "export",
                "--policy",
                export.policy().toString(),
                export.file().toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(verifier.waitFor()).as(said).isEqualTo(2);
    assertThat(said).contains("MiB of memory are too few", "RESULT: not everything");
  }
}
