// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

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
    public Snapshot {
      bases = Map.copyOf(bases);
    }
  }

  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
