// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.firebreak.consent.OrganizationId;

/// The directory at one revision, with what the firewall asks of it worked out once.
public final class Directory {

  /// Two megabytes of addresses, whatever sources write.
  static final int MOST_REMEMBERED = 1_000;

  private final long revision;
  private final Map<OrganizationId, Organization> byId = new HashMap<>();
  private final Set<OrganizationId> barred = new HashSet<>();
  private final Map<String, List<Organization>> byName = new HashMap<>();
  private final Map<String, List<Organization>> byTopic = new HashMap<>();
  private final Map<String, List<Organization>> byEmailDomain = new HashMap<>();
  private final Map<String, List<Organization>> byWebhookHost = new HashMap<>();
  private final LookAlikes lookAlikes;

  /// Most events go to few addresses. Nothing in it outlives this revision.
  private final Map<String, Resolution> resolved = new ConcurrentHashMap<>();

  public Directory(long revision, Collection<Organization> organizations) {
    this.revision = revision;
    organizations.forEach(organization -> byId.put(organization.id(), organization));
    organizations.forEach(this::index);
    this.lookAlikes = new LookAlikes(barred.stream().map(byId::get).toList());
  }

  public long revision() {
    return revision;
  }

  public Optional<Organization> find(OrganizationId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// True if it, or anything that it is part of, has an immigration function, or if the chain of
  /// what it is part of cannot be followed to its end.
  public boolean isBarred(OrganizationId id) {
    return barred.contains(id);
  }

  /// Whether one is part of the other, or both of a third.
  public boolean areRelated(OrganizationId one, OrganizationId other) {
    var line = lineOf(one);
    return lineOf(other).stream().anyMatch(line::contains);
  }

  /// Itself and what it is part of, as far as that is listed.
  private Set<OrganizationId> lineOf(OrganizationId id) {
    var line = new HashSet<OrganizationId>();
    for (var next = id; next != null && line.add(next); ) {
      var listed = byId.get(next);
      next = listed == null ? null : listed.partOf();
    }
    return line;
  }

  /// What an address means at this revision, worked out when it is first asked for.
  Resolution onceFor(String address, Supplier<Resolution> read) {
    var known = resolved.get(address);
    if (known == null) {
      known = read.get();
      if (resolved.size() < MOST_REMEMBERED) {
        resolved.put(address, known);
      }
    }
    return known;
  }

  List<Organization> named(String canonicalName) {
    return byName.getOrDefault(canonicalName, List.of());
  }

  List<Organization> withTopic(String canonicalTopic) {
    return byTopic.getOrDefault(canonicalTopic, List.of());
  }

  List<Organization> withEmailDomain(String domain) {
    return above(byEmailDomain, domain);
  }

  List<Organization> withWebhookHost(String host) {
    return above(byWebhookHost, host);
  }

  boolean lists(String host) {
    return byEmailDomain.containsKey(host) || byWebhookHost.containsKey(host);
  }

  LookAlikes lookAlikes() {
    return lookAlikes;
  }

  private void index(Organization organization) {
    if (chainIsBarred(organization)) {
      barred.add(organization.id());
    }
    organization.names().forEach(name -> add(byName, name, organization));
    organization.topics().forEach(topic -> add(byTopic, topic, organization));
    organization.emailDomains().forEach(domain -> add(byEmailDomain, domain, organization));
    organization.webhookHosts().forEach(host -> add(byWebhookHost, host, organization));
  }

  private boolean chainIsBarred(Organization organization) {
    var seen = new HashSet<OrganizationId>();
    var next = organization;
    while (!next.immigrationFunction() && seen.add(next.id())) {
      var parent = next.partOf();
      if (parent == null) {
        return false;
      }
      if (!byId.containsKey(parent)) {
        return true;
      }
      next = byId.get(parent);
    }
    return true;
  }

  private static void add(
      Map<String, List<Organization>> index, String written, Organization organization) {
    var visible = Spelling.canonical(written);
    // A name that nobody can see names nobody, or it would stand in every gap of an address.
    if (!visible.isEmpty()) {
      index.computeIfAbsent(visible, _ -> new ArrayList<>()).add(organization);
    }
  }

  /// The organizations at the domain, or at the nearest one above it that is listed; and whoever is
  /// barred at any level: a service at a host of an immigration body is read by that body.
  private List<Organization> above(Map<String, List<Organization>> index, String domain) {
    var found = new ArrayList<Organization>();
    for (var level = domain; !level.isEmpty(); level = parentOf(level)) {
      var nearest = found.isEmpty();
      index.getOrDefault(level, List.of()).stream()
          .filter(organization -> nearest || isBarred(organization.id()))
          .forEach(found::add);
    }
    return found;
  }

  private static String parentOf(String domain) {
    var dot = domain.indexOf('.');
    return dot < 0 ? "" : domain.substring(dot + 1);
  }
}
