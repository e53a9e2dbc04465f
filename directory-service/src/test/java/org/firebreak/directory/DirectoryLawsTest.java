// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.directory.DirectoryInMemory.APPROVER;
import static org.firebreak.directory.DirectoryInMemory.COOL_OFF;
import static org.firebreak.directory.DirectoryInMemory.EDITOR;
import static org.firebreak.directory.DirectoryInMemory.organization;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds after every step of a directory's life, whatever its people try. A failure names the
/// seed, which repeats it.
class DirectoryLawsTest {

  private static final int STEPS = 120;
  private static final int ORGANIZATIONS = 8;

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void onePersonAloneMakesNothingLooser(int seed) {
    var life = new Life(seed, List.of(EDITOR));
    for (int step = 0; step < STEPS; step++) {
      var before = life.directory.organizations.latest();
      life.step();
      before.forEach((id, was) -> assertNotLooser(was.organization(), life.now(id)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsBarredHasNoSectorAndNothingIsPartOfItself(int seed) {
    var life = new Life(seed, List.of(EDITOR, APPROVER));
    for (int step = 0; step < STEPS; step++) {
      life.step();
      var all = life.directory.organizations.latest();
      all.values().forEach(revision -> assertPlaced(revision.organization(), all));
    }
    assertThat(life.changes).as("the life was no standstill").isGreaterThan(5);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyStateIsKeptAndAnnouncedOnceInOrder(int seed) {
    var life = new Life(seed, List.of(EDITOR, APPROVER));
    for (int step = 0; step < STEPS; step++) {
      life.step();
    }
    var revisions = life.directory.organizations.all();
    assertThat(revisions)
        .extracting(Revision::number)
        .isEqualTo(IntStream.rangeClosed(1, revisions.size()).mapToObj(Long::valueOf).toList());
    assertThat(life.directory.announcements.organizations).isEqualTo(revisions);
    assertThat(life.directory.announcements.facts)
        .filteredOn(fact -> fact.revision() != null)
        .extracting(Fact::revision)
        .isEqualTo(revisions.stream().map(Revision::number).toList());
  }

  private static void assertNotLooser(Organization before, Organization after) {
    assertThat(after.immigrationFunction()).isGreaterThanOrEqualTo(before.immigrationFunction());
    assertThat(after.membership()).isGreaterThanOrEqualTo(before.membership());
    assertThat(after.name()).isEqualTo(before.name());
    assertThat(after.partOf()).isEqualTo(before.partOf());
    if (after.sector() != null) {
      assertThat(after.sector()).isEqualTo(before.sector());
    }
  }

  private static void assertPlaced(Organization organization, Map<OrganizationId, Revision> all) {
    var barred = organization.hasImmigrationFunction();
    var height = 0;
    for (var parent = organization.partOf(); parent != null; height++) {
      assertThat(height).as("organizations above %s", organization.id()).isLessThan(all.size());
      var above = requireNonNull(all.get(parent)).organization();
      barred |= above.hasImmigrationFunction();
      parent = above.partOf();
    }
    assertThat(barred && organization.sector() != null).as("%s", organization).isFalse();
  }

  /// People who try one thing after another, sensible or not.
  private static final class Life {

    private final DirectoryInMemory directory = new DirectoryInMemory();
    private final SplittableRandom random;
    private final List<Actor.Person> people;
    private int changes;

    Life(int seed, List<Actor.Person> people) {
      this.random = new SplittableRandom(seed);
      this.people = people;
      directory.importing.importUnknown(
          List.of(organization("sample-operator"), organization("org-0"), organization("org-1")));
    }

    Organization now(OrganizationId id) {
      return directory.organizations.find(id).orElseThrow().organization();
    }

    void step() {
      switch (random.nextInt(6)) {
        case 0 -> count(directory.adding.add(anOrganization(), anyone()));
        case 1 -> {
          var id = anId();
          count(
              directory.restricting.reclassify(
                  id, revisionOf(id), any(ImmigrationFunction.class), anyone()));
        }
        case 2 -> {
          var id = anId();
          count(
              directory.restricting.changeMembership(
                  id, revisionOf(id), any(Membership.class), anyone()));
        }
        case 3 -> directory.proposing.propose(anId(), aWish(), anyone());
        case 4 -> count(directory.approving.approve(aProposal(), anyone()));
        default -> directory.pass(COOL_OFF);
      }
      directory.organizations.unlock();
    }

    private void count(Change change) {
      if (change instanceof Change.Changed) {
        changes++;
      }
    }

    private Organization anOrganization() {
      var plain = organization("org-" + random.nextInt(ORGANIZATIONS));
      var below = random.nextBoolean() ? plain : below(plain, anId());
      return random.nextInt(4) == 0
          ? below.withImmigrationFunction(any(ImmigrationFunction.class))
          : random.nextBoolean() ? below : below.withSector(null);
    }

    private static Organization below(Organization organization, OrganizationId parent) {
      return organization.id().equals(parent) ? organization : organization.withPartOf(parent);
    }

    private ProposedChange aWish() {
      return new ProposedChange(
          maybe(any(ImmigrationFunction.class)),
          maybe(any(Membership.class)),
          maybe(any(Sector.class)),
          maybe("name " + random.nextInt(3)),
          maybe(anId()));
    }

    private <T> @Nullable T maybe(T value) {
      return random.nextInt(3) == 0 ? value : null;
    }

    private OrganizationId anId() {
      return new OrganizationId("org-" + random.nextInt(ORGANIZATIONS));
    }

    private long revisionOf(OrganizationId id) {
      return directory.organizations.find(id).map(Revision::number).orElse(1L);
    }

    private UUID aProposal() {
      var made =
          IntStream.range(0, ORGANIZATIONS)
              .mapToObj(number -> new OrganizationId("org-" + number))
              .flatMap(id -> directory.proposals.of(id).stream())
              .map(Proposal::id)
              .toList();
      return made.isEmpty() ? new UUID(9, 9) : made.get(random.nextInt(made.size()));
    }

    private Actor.Person anyone() {
      return people.get(random.nextInt(people.size()));
    }

    private <E extends Enum<E>> E any(Class<E> list) {
      var values = list.getEnumConstants();
      return values[random.nextInt(values.length)];
    }
  }
}
