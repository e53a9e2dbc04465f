// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.directory.ImmigrationFunction;
import org.firebreak.directory.Membership;
import org.firebreak.directory.Organization;
import org.firebreak.directory.OrganizationId;
import org.firebreak.directory.Sector;
import org.firebreak.runtime.rules.Contracts;
import org.junit.jupiter.api.Test;

class SampleOrganizationsTest {

  private static final Predicate<Organization> INVENTED =
      organization -> organization.name().endsWith("(sample)");

  private final List<Organization> organizations =
      OrganizationFile.read(
          Contracts.root().resolve("directory-service/src/main/sample/organizations.json"));
  private final Map<OrganizationId, Organization> byId =
      organizations.stream().collect(Collectors.toMap(Organization::id, Function.identity()));

  @Test
  void thereAreTheFortyThreeTerritorialForcesAndTheBritishTransportPolice() {
    var forces =
        organizations.stream()
            .filter(organization -> organization.sector() == Sector.POLICE)
            .toList();

    assertThat(forces).hasSize(44).noneMatch(INVENTED);
    assertThat(forces).extracting(Organization::name).doesNotHaveDuplicates();
    assertThat(byId)
        .containsKeys(
            new OrganizationId("british-transport-police"),
            new OrganizationId("metropolitan-police-service"),
            new OrganizationId("dyfed-powys-police"));
  }

  @Test
  void everyParentExists() {
    assertThat(organizations)
        .allMatch(organization ->
            organization.partOf() == null || byId.containsKey(organization.partOf()));
  }

  @Test
  void everyImmigrationBodyIsBarredAndHasNoSector() {
    var below =
        organizations.stream()
            .filter(organization -> chain(organization).anyMatch(this::isHomeOffice))
            .toList();

    assertThat(below)
        .extracting(organization -> organization.id().value())
        .contains(
            "home-office",
            "immigration-enforcement",
            "national-command-and-control-unit",
            "immigration-compliance-and-enforcement",
            "criminal-and-financial-investigations",
            "immigration-enforcement-competent-authority",
            "border-force",
            "uk-visas-and-immigration");
    assertThat(below).allMatch(this::isBarred).allMatch(found -> found.sector() == null);
    assertThat(organizations).filteredOn(this::isBarred).allMatch(found -> found.sector() == null);
  }

  @Test
  void aDeskEmbeddedInAForceIsBarredAndTheForceIsNot() {
    var desk = requireNonNull(byId.get(new OrganizationId("kent-police-embedded-desk")));
    var force = requireNonNull(byId.get(new OrganizationId("kent-police")));

    assertThat(desk.partOf()).isEqualTo(force.id());
    assertThat(isBarred(desk)).isTrue();
    assertThat(isBarred(force)).isFalse();
  }

  @Test
  void onlyBarredOrganizationsAreAddressedByTopicsOfImmigrationEnforcement() {
    assertThat(organizations)
        .filteredOn(organization ->
            organization.topics().stream()
                .anyMatch(topic -> topic.startsWith("immigration-enforcement.")))
        .hasSizeGreaterThan(10)
        .allMatch(this::isBarred);
  }

  @Test
  void noNameOrAliasBelongsToTwo() {
    var owners = new HashMap<String, OrganizationId>();
    for (var organization : organizations) {
      Stream.concat(Stream.of(organization.name()), organization.aliases().stream())
          .forEach(name -> assertThat(owners.put(name, organization.id())).as(name).isNull());
    }
  }

  @Test
  void whatIsInventedSaysSoAndUsesReservedDomainsOnly() {
    assertThat(organizations)
        .filteredOn(INVENTED)
        .hasSizeGreaterThan(25)
        .allMatch(organization ->
            Stream.concat(
                    organization.emailDomains().stream(), organization.webhookHosts().stream())
                .allMatch(host -> host.endsWith(".example")));
    assertThat(organizations)
        .filteredOn(INVENTED.negate())
        .allMatch(organization -> organization.sector() == Sector.POLICE || isBarred(organization));
  }

  @Test
  void everySectorHasAMemberAndSomeMembersAreNotVerified() {
    assertThat(organizations).extracting(Organization::sector).contains(Sector.values());
    assertThat(organizations)
        .extracting(Organization::membership)
        .contains(Membership.VERIFIED, Membership.UNVERIFIED, Membership.SUSPENDED);
  }

  private boolean isHomeOffice(Organization organization) {
    return organization.id().value().equals("home-office");
  }

  private boolean isBarred(Organization organization) {
    return chain(organization)
        .anyMatch(above -> above.immigrationFunction() != ImmigrationFunction.NONE);
  }

  private Stream<Organization> chain(Organization organization) {
    return Stream.iterate(organization, found -> found != null, found -> byId.get(found.partOf()));
  }
}
