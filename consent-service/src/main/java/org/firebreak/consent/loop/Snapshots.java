// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.firewall.Directory;

/// The directory and the bases as they stood at one moment, together.
public interface Snapshots {

  /// @throws Unavailable if the database does not answer
  Snapshot take(Set<BasisId> bases) throws Unavailable;

  /// @param heartbeat when the directory last said that this is its state
  record Snapshot(Directory directory, Instant heartbeat, Map<BasisId, Basis> bases) {
    /// A directory heard longer ago than this says nothing about now.
    public static final Duration FRESH = Duration.ofSeconds(5);

    /// Clocks differ by less than this, or one of them is wrong: what was said in the future would
    /// count as fresh long after the directory fell silent.
    public static final Duration AHEAD = Duration.ofSeconds(1);

    public Snapshot {
      bases = Map.copyOf(bases);
    }

    /// Whether it speaks of now.
    public boolean isHeard(Instant now) {
      return !heartbeat.plus(FRESH).isBefore(now) && !heartbeat.isAfter(now.plus(AHEAD));
    }
  }

  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
