// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

/// Where a proposed change would put an organization, asked when it is proposed and again when it
/// is approved: the organizations around it may have changed meanwhile.
sealed interface Placement {

  record Possible(Lineage lineage) implements Placement {}

  record Impossible(Refusal reason) implements Placement {}

  static Placement of(Lineage now, ProposedChange wanted, Organizations organizations) {
    var lineage = now;
    if (wanted.partOf() != null) {
      var parent = organizations.lineage(wanted.partOf());
      if (parent.isEmpty()) {
        return new Impossible(Refusal.PARENT_UNKNOWN);
      }
      lineage = now.movedBelow(parent.get());
      if (lineage.isBelowItself()) {
        return new Impossible(Refusal.PART_OF_CYCLE);
      }
    }
    var barred =
        lineage.isBarredFromAbove() || wanted.applyTo(now.organization()).hasImmigrationFunction();
    return barred && wanted.sector() != null
        ? new Impossible(Refusal.SECTOR_OF_BARRED)
        : new Possible(lineage);
  }
}
