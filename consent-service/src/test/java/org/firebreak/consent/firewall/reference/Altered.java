// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.firebreak.consent.Basis;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Scope;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.PurposeReading;
import org.firebreak.consent.firewall.Resolution;
import org.jspecify.annotations.Nullable;

/// A case with one thing about it changed: what a defective firewall would have seen.
final class Altered {

  private Altered() {}

  static Case purpose(Case of, PurposeReading purpose) {
    return new Case(
        of.event(), purpose, of.target(), of.directory(), of.basis(), of.findings(), of.now());
  }

  static Case target(Case of, Resolution target) {
    return new Case(
        of.event(), of.purpose(), target, of.directory(), of.basis(), of.findings(), of.now());
  }

  static Case now(Case of, Instant now) {
    return new Case(
        of.event(), of.purpose(), of.target(), of.directory(), of.basis(), of.findings(), now);
  }

  static Case kind(Case of, Event.Kind kind) {
    return event(of, kind, of.event().sections(), of.event().chain());
  }

  static Case sections(Case of, Collection<String> sections) {
    return event(of, of.event().kind(), List.copyOf(sections), of.event().chain());
  }

  static Case chain(Case of, UnaryOperator<Chain> change) {
    return event(of, of.event().kind(), of.event().sections(), change.apply(of.event().chain()));
  }

  static Case basis(Case of, UnaryOperator<Basis> change) {
    return new Case(
        of.event(),
        of.purpose(),
        of.target(),
        of.directory(),
        of.basis().map(change),
        of.findings(),
        of.now());
  }

  static Case scope(Case of, UnaryOperator<Scope> change) {
    return basis(of, basis -> with(basis, basis.source(), change.apply(basis.scope()), null));
  }

  static Basis with(
      Basis basis, OrganizationId source, Scope scope, Basis.Consent.@Nullable State state) {
    return switch (basis) {
      case Basis.Consent consent ->
          new Basis.Consent(
              consent.id(),
              consent.version(),
              source,
              scope,
              consent.grantor(),
              state == null ? consent.state() : state);
      case Basis.LawfulBasis lawful ->
          new Basis.LawfulBasis(
              lawful.id(),
              lawful.version(),
              source,
              scope,
              lawful.ground(),
              lawful.withoutConsent(),
              lawful.reviewDue(),
              lawful.ended());
    };
  }

  static <T> Set<T> and(Collection<T> some, Collection<T> more) {
    var all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  private static Case event(Case of, Event.Kind kind, List<String> sections, Chain chain) {
    var event = of.event();
    var altered =
        new Event(
            event.id(),
            kind,
            event.referralId(),
            event.dispatchId(),
            event.source(),
            sections,
            event.basis(),
            chain,
            event.cause(),
            event.highRisk(),
            event.position());
    return new Case(
        altered, of.purpose(), of.target(), of.directory(), of.basis(), of.findings(), of.now());
  }

  /// One organization, changed as a defect would misread it.
  interface Misreading {
    Organization read(Organization organization, Directory directory);
  }

  static UnaryOperator<Case> eachOrganization(Misreading misreading) {
    var known = new IdentityHashMap<Directory, Directory>();
    return of -> {
      var directory =
          known.computeIfAbsent(of.directory(), original -> misread(original, misreading));
      var target =
          of.target() instanceof Resolution.Exact(var organization, var road)
              ? new Resolution.Exact(directory.find(organization.id()).orElseThrow(), road)
              : of.target();
      return new Case(
          of.event(), of.purpose(), target, directory, of.basis(), of.findings(), of.now());
    };
  }

  private static Directory misread(Directory directory, Misreading misreading) {
    return new Directory(
        directory.revision(),
        GeneratedFacts.IDS.stream()
            .map(id -> directory.find(new OrganizationId(id)))
            .flatMap(Optional::stream)
            .map(organization -> misreading.read(organization, directory))
            .toList());
  }

  static Organization with(
      Organization organization, @Nullable OrganizationId partOf, boolean immigrationFunction) {
    return new Organization(
        organization.id(),
        organization.sector(),
        partOf,
        immigrationFunction,
        organization.verified(),
        organization.names(),
        organization.topics(),
        organization.emailDomains(),
        organization.webhookHosts());
  }
}
