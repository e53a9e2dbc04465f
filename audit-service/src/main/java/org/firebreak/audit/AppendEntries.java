// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The one way into the log.
@ApplicationScoped
public class AppendEntries {
  private final AuditLog log;
  private final Nonces nonces;
  private final InstantSource time;

  public AppendEntries(AuditLog log, Nonces nonces, InstantSource time) {
    this.log = log;
    this.nonces = nonces;
    this.time = time;
  }

  /// @param positions how far the partitions are read once these are in the log
  public Appended append(List<Received> received, List<Position> positions) {
    Instant now = time.instant();
    List<Draft> drafts =
        received.stream()
            .map(one -> new Draft(one.entry(), Optional.of(one.record()), now, nonces.get()))
            .toList();
    return log.append(drafts, positions);
  }

  /// What this service states itself needs no topic: it is in the log when this returns.
  public Appended append(Entry entry) {
    return log.append(List.of(draft(entry)), List.of());
  }

  /// What this service states itself, to be appended in one transaction with what it states.
  public Draft draft(Entry entry) {
    return new Draft(entry, Optional.empty(), time.instant(), nonces.get());
  }
}
