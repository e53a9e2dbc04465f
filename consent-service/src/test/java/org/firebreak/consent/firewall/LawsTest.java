// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.Seeds;
import org.junit.jupiter.api.Test;

/// The promises as laws over generated cases; a failure names its seed.
class LawsTest {

  private static final Directory DIRECTORY = Scenarios.directory();
  private static final List<String> BASES =
      List.of(
          "none",
          "unknown",
          "all",
          "another's",
          "refused",
          "withdrawn",
          "expired",
          "tomorrow",
          "lantern only",
          "public task");
  private static final List<String> SECTIONS =
      List.of("person", "safe-contact", "risk", "health", "immigration", "nationality");
  private static final List<String> PURPOSES =
      java.util.stream.Stream.concat(
              java.util.Arrays.stream(Purpose.values()).map(Purpose::code),
              java.util.stream.Stream.of(
                  "status check", "immigration enquiry", "safeguarding check", "whatever"))
          .toList();
  private static final List<String> ADDRESSES =
      Scenarios.table("directory").stream()
          .flatMap(row ->
              java.util.stream.Stream.of(row.cell("id"), row.cell("names").split(";")[0].strip()))
          .toList();

  @Test
  void holdForEveryCase() {
    Seeds.each(20_000, LawsTest::hold);
  }

  private static void hold(Random chance) {
    var source = List.of("kent-police", "lantern-refuge", "nccu").get(chance.nextInt(3));
    var purpose = PURPOSES.get(chance.nextInt(PURPOSES.size()));
    var sections = SECTIONS.stream().filter(_ -> chance.nextBoolean()).toList();
    var address = ADDRESSES.get(chance.nextInt(ADDRESSES.size()));
    var basis = BASES.get(chance.nextInt(BASES.size()));

    var decision = decide(source, purpose, sections, address, basis);

    // NothingReachesEnforcement: whatever the consent, purpose or wording.
    if (decision instanceof Decision.Deliver(var target, var inbox, var delivered, var _)) {
      assertThat(DIRECTORY.isBarred(target.id())).isFalse();
      assertThat(target.sector()).isEqualTo(inbox);
      // The person's own immigration data never goes to police.
      if (inbox == Sector.POLICE) {
        assertThat(delivered).doesNotContain(org.firebreak.consent.SectionLabel.IMMIGRATION);
      }
      // No basis, no delivery.
      assertThat(decide(source, purpose, sections, address, "none"))
          .isNotInstanceOf(Decision.Deliver.class);
    }
    // ConsentNeverOpensTheFirewall: what is dropped stays dropped under every basis.
    if (decision instanceof Decision.Drop) {
      for (var other : BASES) {
        assertThat(decide(source, purpose, sections, address, other)).isEqualTo(decision);
      }
    }
    // DecisionsAreReproducible.
    assertThat(decide(source, purpose, sections, address, basis)).isEqualTo(decision);
  }

  private static Decision decide(
      String source, String purpose, List<String> sections, String address, String basis) {
    var event = CaseFixture.event(source, sections, basis);
    return Firewall.decide(
        Case.of(
            event,
            purpose,
            address,
            DIRECTORY,
            basis.equals("none") ? Optional.empty() : CaseFixture.basis(basis, source),
            CaseFixture.NOW));
  }
}
