// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What auditors learn of a change: codes, never text.
///
/// @param immigrationFunction the one that it has now, or that is proposed
/// @param partOf what it is part of now; null if of nothing, or for what has not changed anything
///   yet
/// @param revision null for what has not changed the directory yet
/// @param reasons what differs from before, as codes
public record Fact(
    UUID id,
    Kind kind,
    Instant at,
    Actor by,
    OrganizationId about,
    @Nullable ImmigrationFunction immigrationFunction,
    @Nullable OrganizationId partOf,
    @Nullable Long revision,
    List<String> reasons) {

  public Fact {
    reasons = List.copyOf(reasons);
  }

  public enum Kind {
    ORGANIZATION_IMPORTED,
    ORGANIZATION_ADDED,
    ORGANIZATION_RECLASSIFIED,
    ORGANIZATION_CHANGED,
    RECLASSIFICATION_PROPOSED;

    static Kind of(Revision.Kind change) {
      return switch (change) {
        case IMPORTED -> ORGANIZATION_IMPORTED;
        case ADDED -> ORGANIZATION_ADDED;
        case RECLASSIFIED -> ORGANIZATION_RECLASSIFIED;
        case CHANGED -> ORGANIZATION_CHANGED;
      };
    }
  }
}
