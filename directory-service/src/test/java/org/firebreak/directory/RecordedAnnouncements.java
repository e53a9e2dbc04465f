// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Keeps what was announced, in order.
final class RecordedAnnouncements implements Announcements, UnsentHeartbeats {

  record Beat(long revision, Instant at) {}

  final List<Revision> organizations = new ArrayList<>();
  final List<Fact> facts = new ArrayList<>();
  final List<Beat> unsentBeats = new ArrayList<>();

  @Override
  public void organization(Revision revision) {
    organizations.add(revision);
  }

  @Override
  public void fact(Fact fact) {
    facts.add(fact);
  }

  @Override
  public void heartbeat(long revision, Instant at) {
    unsentBeats.add(new Beat(revision, at));
  }

  @Override
  public boolean any() {
    return !unsentBeats.isEmpty();
  }
}
