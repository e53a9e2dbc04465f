// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/// Tells every reader that what it has is current.
///
/// It goes the way of the changes, so whatever holds them up holds it up too, and readers pause. At
/// most one waits: a relay that was away has one old heartbeat to send and not an hour of them, and
/// the next one follows within a second.
@ApplicationScoped
public class Heartbeat {

  private final Organizations organizations;
  private final Announcements announcements;
  private final UnsentHeartbeats unsent;
  private final InstantSource time;

  Heartbeat(
      Organizations organizations,
      Announcements announcements,
      UnsentHeartbeats unsent,
      InstantSource time) {
    this.organizations = organizations;
    this.announcements = announcements;
    this.unsent = unsent;
    this.time = time;
  }

  @Transactional
  public void beat() {
    organizations.lock();
    if (!unsent.any()) {
      announcements.heartbeat(organizations.revision(), time.instant());
    }
  }
}
