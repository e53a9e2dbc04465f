// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.time.Instant;

/// What others learn of the directory. Each joins the transaction of the change that it tells of.
public interface Announcements {

  void organization(Revision revision);

  void fact(Fact fact);

  void heartbeat(long revision, Instant at);
}
