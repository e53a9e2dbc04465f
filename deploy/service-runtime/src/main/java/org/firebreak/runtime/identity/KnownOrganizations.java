// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which organizations exist and which of them are barred, as the directory's topic last said.
final class KnownOrganizations {

  /// Older than this, a heartbeat says nothing about now.
  static final Duration FRESH = Duration.ofSeconds(5);

  /// Further ahead than this, it says that a clock is wrong.
  static final Duration AHEAD = Duration.ofSeconds(1);

  record Organization(@Nullable String partOf, boolean hasImmigrationFunction) {}

  private final Map<String, Organization> byId = new ConcurrentHashMap<>();
  private volatile Instant heartbeat = Instant.EPOCH;
  private volatile boolean closed;

  void put(String id, Organization organization) {
    byId.put(id, organization);
  }

  /// Something was said that nobody can know any more: nothing is heard until the service starts
  /// again and reads it all.
  void close() {
    closed = true;
  }

  void heartbeat(Instant at) {
    heartbeat = at;
  }

  /// Whether what is known here is known of now.
  boolean heard(Instant now) {
    return !closed && !heartbeat.plus(FRESH).isBefore(now) && !heartbeat.isAfter(now.plus(AHEAD));
  }

  Admission admit(@Nullable String id, Instant now) {
    if (!heard(now)) {
      return new Admission.Stale();
    }
    if (id == null || !byId.containsKey(id)) {
      return new Admission.Unknown();
    }
    return isBarred(id) ? new Admission.Barred() : new Admission.Admitted();
  }

  /// A broken chain of parents is barred: nobody can say what it hides.
  private boolean isBarred(String id) {
    var seen = new HashSet<String>();
    for (String next = id; next != null; ) {
      var organization = byId.get(next);
      if (organization == null || organization.hasImmigrationFunction() || !seen.add(next)) {
        return true;
      }
      next = organization.partOf();
    }
    return false;
  }
}
