// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

import java.time.Instant;
import java.util.List;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.jspecify.annotations.Nullable;

/// What the firewall decided about one event.
///
/// @param dispatch what the event was sent for; of an answer, the dispatch that it answers
/// @param cause the earlier event that this one cures or releases
public record Decision(
    Kind kind, EventId event, DispatchId dispatch, @Nullable EventId cause, Verdict verdict) {

  public enum Kind {
    REFERRAL,
    /// Also an acknowledgement, which is an answer to a notice.
    ANSWER,
    NOTICE
  }

  public sealed interface Verdict {}

  /// @param withheld labels that the target does not see
  public record Deliver(List<String> withheld) implements Verdict {
    public Deliver {
      withheld = List.copyOf(withheld);
    }
  }

  /// A Quarantine that the source can cure.
  public record HoldForSource(List<String> reasons, @Nullable Instant expires) implements Verdict {
    public HoldForSource {
      reasons = List.copyOf(reasons);
    }
  }

  /// A Quarantine that waits for a person to review it.
  public record HoldForPerson(List<String> reasons, @Nullable Instant expires) implements Verdict {
    public HoldForPerson {
      reasons = List.copyOf(reasons);
    }
  }

  public record Drop(List<String> reasons) implements Verdict {
    public Drop {
      reasons = List.copyOf(reasons);
    }
  }
}
