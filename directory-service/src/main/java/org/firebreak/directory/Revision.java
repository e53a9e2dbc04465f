// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.time.Instant;

/// One change to the directory: the state in which it left one organization.
///
/// @param number counts all changes of the directory, from 1, without gaps
public record Revision(long number, Organization organization, Kind kind, Actor by, Instant at) {

  public enum Kind {
    IMPORTED,
    ADDED,
    /// Its own immigration function changed.
    RECLASSIFIED,
    CHANGED
  }
}
