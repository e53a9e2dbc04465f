// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that the platform accepted, and what its source was told of it.
///
/// @param basisId what the source relied on; null if on nothing
/// @param untilTold from the source's request to the first answer that is not "waiting"
public record Event(
    UUID id,
    Kind kind,
    @Nullable UUID basisId,
    Told told,
    List<Reason> reasons,
    Duration untilTold) {

  /// What must become of it.
  public enum Kind {
    /// Points at an immigration body: never delivered.
    IMMIGRATION,
    /// Lawful and complete: delivered, and read by its target.
    LAWFUL,
    /// Lawful when it was delivered, and its target is barred before it reads: never read.
    OVERTAKEN,
    /// Lawful, and something is missing: not delivered, and its source is told what.
    INCOMPLETE,
    /// A target's answer: delivered to the source.
    ANSWER
  }

  public enum Told {
    DELIVERED,
    HELD,
    NOT_SENT,
    WAITING
  }

  /// @param remedy what helps; empty if nobody said
  public record Reason(String code, String remedy) {}

  public Event {
    reasons = List.copyOf(reasons);
  }
}
