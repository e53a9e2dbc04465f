// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DirectoryTest {

  private final Directory directory = new Directory(7, List.of());
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void itSaysItsRevision() {
    assertThat(directory.revision()).isEqualTo(7);
  }

  @Test
  void anAddressIsReadOnceUntilThereAreTooManyToRemember() {
    for (int i = 0; i < Directory.MOST_REMEMBERED; i++) {
      assertThat(read("address " + i)).isEqualTo(1);
      assertThat(read("address " + i)).isZero();
    }

    assertThat(read("one more")).isEqualTo(1);
    assertThat(read("one more")).isEqualTo(1);
    assertThat(read("address 0")).isZero();
  }

  /// How often it was read for this.
  private int read(String address) {
    var before = reads.get();
    var meant =
        directory.onceFor(
            address,
            () -> {
              reads.incrementAndGet();
              return new Resolution.Unknown();
            });
    assertThat(meant).isEqualTo(new Resolution.Unknown());
    return reads.get() - before;
  }
}
