// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Refuses what the lock is there to prevent: a revision without the lock, or out of turn.
public final class InMemoryOrganizations implements Organizations {

  private final List<Revision> revisions = new ArrayList<>();
  private boolean locked;

  @Override
  public void lock() {
    locked = true;
  }

  @Override
  public long revision() {
    return revisions.size();
  }

  @Override
  public Optional<Revision> find(OrganizationId id) {
    return Optional.ofNullable(latest().get(id));
  }

  @Override
  public Optional<Lineage> lineage(OrganizationId id) {
    return find(id).map(current -> new Lineage(current, ancestors(current), units(id)));
  }

  @Override
  public void add(Revision revision) {
    if (!locked || revision.number() != revisions.size() + 1) {
      throw new IllegalStateException("revision " + revision.number() + " without its turn");
    }
    revisions.add(revision);
  }

  @Override
  public List<Revision> page(
      @Nullable OrganizationId after, int limit, @Nullable Sector sector, @Nullable String search) {
    var byId = new TreeMap<String, Revision>();
    latest().forEach((id, revision) -> byId.put(id.value(), revision));
    return byId.values().stream()
        .filter(found ->
            after == null || found.organization().id().value().compareTo(after.value()) > 0)
        .filter(found -> sector == null || found.organization().sector() == sector)
        .filter(found -> search == null || isCalled(found.organization(), search))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Revision> history(OrganizationId id) {
    return revisions.stream().filter(revision -> revision.organization().id().equals(id)).toList();
  }

  /// What a commit does.
  void unlock() {
    locked = false;
  }

  List<Revision> all() {
    return List.copyOf(revisions);
  }

  Map<OrganizationId, Revision> latest() {
    var latest = new LinkedHashMap<OrganizationId, Revision>();
    revisions.forEach(revision -> latest.put(revision.organization().id(), revision));
    return latest;
  }

  private static boolean isCalled(Organization organization, String search) {
    return Stream.concat(Stream.of(organization.name()), organization.aliases().stream())
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT)));
  }

  private List<Organization> ancestors(Revision current) {
    var above = new ArrayList<Organization>();
    for (var parent = current.organization().partOf(); parent != null; ) {
      var found = find(parent).orElseThrow().organization();
      above.add(found);
      parent = found.partOf();
    }
    return above;
  }

  private List<Organization> units(OrganizationId id) {
    return latest().values().stream()
        .filter(other ->
            ancestors(other).stream().map(Organization::id).anyMatch(above -> above.equals(id)))
        .map(Revision::organization)
        .toList();
  }
}
