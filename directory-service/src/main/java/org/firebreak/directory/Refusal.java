// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

/// Why a change was not made. The names are part of the API.
public enum Refusal {
  ORGANIZATION_NOT_FOUND,
  ORGANIZATION_EXISTS,
  /// The change was decided on a state that is no longer the latest.
  REVISION_OUTDATED,
  PARENT_UNKNOWN,
  PART_OF_CYCLE,
  /// Whatever is barred, by itself or from above, has no sector.
  SECTOR_OF_BARRED,
  LOOSER_NEEDS_TWO_PEOPLE,
  STRICTER_NEEDS_NO_PROPOSAL,
  PROPOSAL_CHANGES_NOTHING,
  PROPOSAL_NOT_FOUND,
  PROPOSAL_ALREADY_APPROVED,
  /// The organization changed after the proposal was made.
  PROPOSAL_OUTDATED,
  SAME_PERSON,
  APPROVER_BARRED,
  COOL_OFF_RUNNING
}
