// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetsTest {
  @Test
  void eachStackHasFourKeysetsOfItsOwnThatTheirOwnerAloneCanRead(@TempDir Path folder)
      throws IOException {
    var seen = new HashSet<String>();
    for (int start = 0; start < 2; start++) {
      Keysets.generate(folder);
      try (var files = Files.list(folder.resolve("keysets"))) {
        for (Path file : files.toList()) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .isEqualTo("rw-------");
          seen.add(Files.readString(file));
        }
      }
    }
    assertThat(seen).hasSize(8);
  }

  @Test
  void aServiceIsHandedThoseThatItNeedsAndNoOther(@TempDir Path folder) {
    var keysets = Keysets.generate(folder);

    assertThat(keysets.serviceSettings("referral-service"))
        .containsOnlyKeys(
            "firebreak.keysets.outbound", "firebreak.keysets.inbox", "firebreak.keysets.home");
    assertThat(keysets.serviceSettings("consent-service"))
        .containsOnlyKeys(
            "firebreak.keysets.outbound",
            "firebreak.keysets.inbox",
            "firebreak.keysets.quarantine");
    assertThat(keysets.serviceSettings("audit-service")).isEmpty();
    assertThat(keysets.serviceSettings("directory-service")).isEmpty();
  }
}
