// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.firebreak.stack.RepositoryRoot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the fuzzer begins with, with bytes changed at random: each record is decided or taken, or
/// an alarm rings. Whatever else was thrown would be tried again for ever and hold up what comes
/// behind it.
class ChangedRecordsTest {

  private static final int CHANGES = 500;
  private static final byte[] LIKELY = "{}[]\":,\\u0000-0123456789eEtrufalsn \n\t".getBytes(UTF_8);

  private static List<Path> beginnings() throws IOException {
    var folder = RepositoryRoot.find().resolve("consent-service/src/test/resources/fuzz/records");
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void nothingIsTriedForEver(Path beginning) throws IOException {
    var bytes = Files.readAllBytes(beginning);
    for (long seed = 0; seed < CHANGES; seed++) {
      var changed = new String(change(bytes, new Random(seed)), UTF_8);
      assertThat(RecordFuzzer.read(changed)).as("seed %d", seed).isNotEmpty();
    }
  }

  private static byte[] change(byte[] bytes, Random chance) {
    var changed = bytes.clone();
    for (int i = 0; i <= chance.nextInt(4); i++) {
      changed[chance.nextInt(changed.length)] =
          chance.nextInt(4) == 0
              ? (byte) chance.nextInt(256)
              : LIKELY[chance.nextInt(LIKELY.length)];
    }
    return changed;
  }
}
