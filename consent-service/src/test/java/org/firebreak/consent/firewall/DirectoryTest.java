// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.firebreak.consent.OrganizationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DirectoryTest {

  private final Directory directory = new Directory(7, List.of());
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void itSaysItsRevision() {
    assertThat(directory.revision()).isEqualTo(7);
  }

  @Test
  void anAddressIsReadOnceUntilThereAreTooManyToRemember() {
    for (int i = 0; i < Directory.MOST_REMEMBERED; i++) {
      assertThat(read("address " + i)).isEqualTo(1);
      assertThat(read("address " + i)).isZero();
    }

    assertThat(read("one more")).isEqualTo(1);
    assertThat(read("one more")).isEqualTo(1);
    assertThat(read("address 0")).isZero();
  }

  @Test
  @Timeout(10)
  void whoeverIsPartOfTheOtherOrOfAThirdIsRelated() {
    var of = Scenarios.directory();

    assertThat(related(of, "kent-police", "kent-police")).isTrue();
    assertThat(related(of, "kent-police", "kent-vulnerability")).isTrue();
    assertThat(related(of, "kent-vulnerability", "kent-police")).isTrue();
    assertThat(related(of, "kent-vulnerability", "kent-desk-typists")).isTrue();
    assertThat(related(of, "kent-vulnerability", "lantern-refuge")).isFalse();
    assertThat(related(of, "lantern-refuge", "kent-police")).isFalse();
    assertThat(related(of, "nobody-known", "nobody-known")).isTrue();
    assertThat(related(of, "nobody-known", "kent-police")).isFalse();
    var circle =
        new Directory(
            1, List.of(partOf("one", "two"), partOf("two", "one"), partOf("three", "gone-body")));
    assertThat(related(circle, "one", "two")).isTrue();
    assertThat(related(circle, "one", "three")).isFalse();
    assertThat(related(circle, "three", "gone-body")).as("of what is not listed").isTrue();
  }

  private static boolean related(Directory directory, String one, String other) {
    return directory.areRelated(new OrganizationId(one), new OrganizationId(other));
  }

  private static Organization partOf(String id, String parent) {
    return new Organization(
        new OrganizationId(id),
        Sector.POLICE,
        new OrganizationId(parent),
        false,
        true,
        Set.of(id),
        Set.of(),
        Set.of(),
        Set.of());
  }

  /// Beside another's lawful address, too; where nobody has that name it holds a body's short one.
  @Test
  void aNameThatTheDirectoryKnowsIsWhatItSaysWhateverItsWords() {
    var address = "Ice House <a@lantern-refuge.example>";
    var without =
        Scenarios.everybody().stream().map(Scenarios.directory()::find).flatMap(Optional::stream);
    var house =
        new Organization(
            new OrganizationId("sample-house"),
            Sector.HOUSING,
            null,
            false,
            true,
            Set.of("Ice House"),
            Set.of(),
            Set.of(),
            Set.of());
    var with = new Directory(1, Stream.concat(without, Stream.of(house)).toList());

    assertThat(Addresses.resolve(address, Scenarios.directory()))
        .isInstanceOf(Resolution.LooksLikeImmigration.class);
    assertThat(Addresses.resolve(address, with))
        .isInstanceOfSatisfying(
            Resolution.Exact.class,
            found -> assertThat(found.organization().id().value()).isEqualTo("lantern-refuge"));
  }

  /// How often it was read for this.
  private int read(String address) {
    var before = reads.get();
    var meant =
        directory.onceFor(
            address,
            () -> {
              reads.incrementAndGet();
              return new Resolution.Unknown();
            });
    assertThat(meant).isEqualTo(new Resolution.Unknown());
    return reads.get() - before;
  }
}
