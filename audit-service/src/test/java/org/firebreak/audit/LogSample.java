// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;

/// Decisions in memory, for tests of other packages.
public final class LogSample {
  private LogSample() {}

  /// @param failsAt the index that cannot be read; the size for none
  public static Entries ofDecisions(int size, long failsAt) {
    var log = new InMemoryLog();
    log.cannotBeReadAt = failsAt;
    var appendEntries =
        new AppendEntries(
            log, EntryFixture.countingNonces(), InstantSource.fixed(EntryFixture.NOON));
    appendEntries.append(
        LongStream.rangeClosed(1, size)
            .mapToObj(number -> EntryFixture.received(EntryFixture.decision(number), number))
            .toList(),
        List.of());
    return log;
  }
}
