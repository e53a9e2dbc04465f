// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Adds those of a list that the directory does not know, all or none. What it knows stays as it
/// is: the list says how a directory begins, not what it says later.
@ApplicationScoped
public class ImportingOrganizations {

  /// @param known how many of the list were there before
  public record Counts(int added, int known) {}

  private final Organizations organizations;
  private final Recording recording;

  ImportingOrganizations(Organizations organizations, Recording recording) {
    this.organizations = organizations;
    this.recording = recording;
  }

  /// @throws ImportRefused if an id occurs twice, a parent is missing or below itself, or a barred
  ///   organization has a sector
  @Transactional
  public Counts importUnknown(List<Organization> list) {
    organizations.lock();
    var waiting = new LinkedHashMap<OrganizationId, Organization>();
    for (var organization : list) {
      if (waiting.put(organization.id(), organization) != null) {
        throw new ImportRefused("%s is in the list twice".formatted(organization.id()));
      }
    }
    waiting.keySet().removeIf(id -> organizations.find(id).isPresent());
    var unknown = waiting.size();
    while (!waiting.isEmpty()) {
      addNext(waiting);
    }
    return new Counts(unknown, list.size() - unknown);
  }

  /// A parent before its units, so that no reader ever sees a unit without what it is part of.
  private void addNext(Map<OrganizationId, Organization> waiting) {
    var next =
        waiting.values().stream()
            .filter(organization -> !waiting.containsKey(organization.partOf()))
            .findFirst()
            .orElseThrow(
                () -> new ImportRefused("these are part of each other: " + waiting.keySet()));
    if (next.partOf() != null) {
      var parent =
          organizations
              .lineage(next.partOf())
              .orElseThrow(() ->
                  new ImportRefused(
                      "%s is part of %s, which neither the list nor the directory has"
                          .formatted(next.id(), next.partOf())));
      if (parent.isBarred() && next.sector() != null) {
        throw new ImportRefused(
            "%s has a sector, but what it is part of has an immigration function"
                .formatted(next.id()));
      }
    }
    recording.first(next, Revision.Kind.IMPORTED, new Actor.Import());
    waiting.remove(next.id());
  }
}
