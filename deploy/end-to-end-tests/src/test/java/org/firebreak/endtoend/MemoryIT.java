// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.firebreak.stack.Part;
import org.junit.jupiter.api.Test;

final class MemoryIT {

  private static final long LIMIT = 3L << 30;

  @Test
  void theRunningStackStaysUnderThreeGibibytes() {
    var stack = SharedStack.get();
    long sum = 0;
    for (Part part : stack.parts().parts()) {
      long bytes = part.residentMemoryBytes();
      sum += bytes;
      stack.progress().say("memory of %-18s %5d MiB".formatted(part.name(), bytes >> 20));
    }
    stack.progress().say("memory of %-18s %5d MiB".formatted("everything", sum >> 20));
    assertThat(sum).isGreaterThan(100L << 20).isLessThan(LIMIT);
  }
}
