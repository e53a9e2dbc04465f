// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.directory.DirectoryInMemory.organization;
import static org.firebreak.directory.DirectoryInMemory.unit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every implementation of {@link Organizations} does; the fake and the database alike.
public abstract class OrganizationsContract {

  private static final Instant AT = Instant.parse("2026-11-22T09:00:00.123456Z");

  protected abstract Organizations organizations();

  @Test
  void theLatestStateHoldsAndTheOthersAreHistory() {
    var first = add(organization("contract-refuge"));
    var second = add(first.organization().withMembership(Membership.SUSPENDED));

    assertThat(organizations().find(id("contract-refuge"))).contains(second);
    assertThat(organizations().history(id("contract-refuge"))).containsExactly(first, second);
    assertThat(organizations().find(id("contract-nobody"))).isEmpty();
    assertThat(organizations().history(id("contract-nobody"))).isEmpty();
  }

  @Test
  void everyFieldComesBackAsItWasAdded() {
    var full =
        new Organization(
            id("contract-refuge"),
            "Contract Refuge (sample)",
            Sector.MARAC_COORDINATION,
            add(organization("contract-parent")).organization().id(),
            ImmigrationFunction.NONE,
            Membership.UNDER_REVIEW,
            List.of("Réfuge", "a, b", "\"c\" {d}"),
            List.of("topic.v1"),
            List.of("one.example", "two.example"),
            List.of("hooks.example"));
    var revision =
        new Revision(
            organizations().revision() + 1,
            full,
            Revision.Kind.RECLASSIFIED,
            new Actor.Person(id("sample-operator"), Actor.Role.DIRECTORY_EDITOR, "subject-1"),
            AT);
    organizations().add(revision);

    assertThat(organizations().find(id("contract-refuge"))).contains(revision);
    assertThat(organizations().revision()).isEqualTo(revision.number());
  }

  @Test
  void aLineageReachesUpNearestFirstAndDownToTheLastUnit() {
    add(organization("contract-top"));
    add(unit("contract-middle", "contract-top"));
    add(unit("contract-low", "contract-middle"));
    add(unit("contract-lowest", "contract-low"));
    add(unit("contract-elsewhere", "contract-top"));
    add(organization("contract-alone"));

    var lineage = organizations().lineage(id("contract-middle")).orElseThrow();

    assertThat(lineage.ancestors())
        .extracting(found -> found.id().value())
        .containsExactly("contract-top");
    assertThat(lineage.units())
        .extracting(found -> found.id().value())
        .containsExactly("contract-low", "contract-lowest");
    assertThat(organizations().lineage(id("contract-lowest")).orElseThrow().ancestors())
        .extracting(found -> found.id().value())
        .containsExactly("contract-low", "contract-middle", "contract-top");
  }

  @Test
  void whoLeftItsParentIsItsUnitNoMore() {
    add(organization("contract-old"));
    add(organization("contract-new"));
    add(unit("contract-mover", "contract-old"));
    add(unit("contract-mover", "contract-new"));

    assertThat(organizations().lineage(id("contract-old")).orElseThrow().units()).isEmpty();
    assertThat(organizations().lineage(id("contract-new")).orElseThrow().units()).hasSize(1);
  }

  @Test
  void pagesFollowEachOtherInTheOrderOfIds() {
    for (var suffix : List.of("c", "a", "d", "b")) {
      add(named("contract-" + suffix, "Paging%_house (sample)"));
    }

    assertThat(page(null, 2)).containsExactly("contract-a", "contract-b");
    assertThat(page("contract-b", 3)).containsExactly("contract-c", "contract-d");
  }

  @Test
  void aSearchFindsPartsOfNamesAndAliasesAndTakesNoCharacterForAWildcard() {
    add(named("contract-name", "Rosemary%House (sample)"));
    add(named("contract-other", "Rosemary House (sample)"));
    add(
        new Organization(
            id("contract-alias"),
            "Plain (sample)",
            Sector.HOUSING,
            null,
            ImmigrationFunction.NONE,
            Membership.VERIFIED,
            List.of("First", "The ROSEMARY%house"),
            List.of(),
            List.of(),
            List.of()));

    assertThat(organizations().page(null, 10, null, "rosemary%house"))
        .extracting(found -> found.organization().id().value())
        .containsExactly("contract-alias", "contract-name");
    assertThat(organizations().page(null, 10, Sector.HOUSING, "rosemary%house"))
        .extracting(found -> found.organization().id().value())
        .containsExactly("contract-alias");
  }

  @Test
  void aSearchSeesTheLatestStateOnly() {
    add(named("contract-renamed", "Oldtimbers (sample)"));
    add(named("contract-renamed", "Newtimbers (sample)"));

    assertThat(organizations().page(null, 10, null, "oldtimbers")).isEmpty();
    assertThat(organizations().page(null, 10, null, "newtimbers")).hasSize(1);
  }

  private List<String> page(@Nullable String after, int limit) {
    return organizations()
        .page(after == null ? null : id(after), limit, null, "paging%_house")
        .stream()
        .map(found -> found.organization().id().value())
        .toList();
  }

  private Revision add(Organization organization) {
    organizations().lock();
    var revision =
        new Revision(
            organizations().revision() + 1,
            organization,
            Revision.Kind.IMPORTED,
            new Actor.Import(),
            AT);
    organizations().add(revision);
    return revision;
  }

  private static Organization named(String id, String name) {
    return organization(id).withName(name);
  }

  private static OrganizationId id(String value) {
    return new OrganizationId(value);
  }
}
