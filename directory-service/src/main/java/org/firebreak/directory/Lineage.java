// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.util.ArrayList;
import java.util.List;

/// An organization, those that it is part of, nearest first, and all units below it.
public record Lineage(Revision current, List<Organization> ancestors, List<Organization> units) {

  public Lineage {
    ancestors = List.copyOf(ancestors);
    units = List.copyOf(units);
  }

  public Organization organization() {
    return current.organization();
  }

  public boolean isBarred() {
    return organization().hasImmigrationFunction() || isBarredFromAbove();
  }

  public boolean isBarredFromAbove() {
    return ancestors.stream().anyMatch(Organization::hasImmigrationFunction);
  }

  Lineage movedBelow(Lineage parent) {
    var above = new ArrayList<Organization>();
    above.add(parent.organization());
    above.addAll(parent.ancestors());
    return new Lineage(current, above, units);
  }

  boolean isBelowItself() {
    return ancestors.stream().anyMatch(above -> above.id().equals(organization().id()));
  }

  /// Every organization that is in another state once `wanted` is this one's state: itself first,
  /// then the units that lose their sector because something above them is barred now.
  List<Organization> consequencesOf(Organization wanted) {
    var changed = new ArrayList<Organization>();
    changed.add(isBarredFromAbove() ? wanted.withSector(null) : wanted);
    if (isBarredFromAbove() || wanted.hasImmigrationFunction()) {
      units.stream()
          .filter(unit -> unit.sector() != null)
          .map(unit -> unit.withSector(null))
          .forEach(changed::add);
    }
    return changed;
  }
}
