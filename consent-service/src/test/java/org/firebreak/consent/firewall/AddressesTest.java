// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.firebreak.consent.OrganizationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the table of decisions cannot show: addresses too long to write down.
class AddressesTest {

  private final Directory known = Scenarios.newDirectory();

  @ParameterizedTest
  @ValueSource(
      strings = {"a.", "a", "@", "a@", "a b ", "%40", "https://", "a@. ", "\u202e", "nccu ", "("})
  void anAddressOfAnyLengthIsRead(String repeated) {
    for (var length : new int[] {0, Addresses.LONGEST, 900_000}) {
      var address = repeated.repeat(length / repeated.length());

      assertThat(Addresses.resolve(address, known))
          .as("%s letters", length)
          .isNotInstanceOf(Resolution.Exact.class);
      assertThat(PurposeReading.of(address)).isNotInstanceOf(PurposeReading.Ordinary.class);
    }
  }

  @Test
  void anAddressIsReadUpToTheLongest() {
    var padded = "nccu" + " ".repeat(Addresses.LONGEST - 4);

    assertThat(Addresses.resolve(padded, known)).isInstanceOf(Resolution.Exact.class);
    assertThat(Addresses.resolve(padded + " ", known)).isEqualTo(new Resolution.Unknown());
  }

  @Test
  void aPurposeIsReadUpToTheLongest() {
    var padded = "housing" + " ".repeat(PurposeReading.LONGEST - 7);

    assertThat(PurposeReading.of(padded)).isInstanceOf(PurposeReading.Ordinary.class);
    assertThat(PurposeReading.of(padded + " ")).isEqualTo(new PurposeReading.Unknown());
  }

  /// In the scenarios whoever has a domain receives mail and has a web host there.
  @ParameterizedTest
  @CsvSource({
    "a@mail.example, mail-only",
    "mail.example, mail-only",
    "https://mail.example/in, mail-only",
    "web.example, web-only",
    "https://web.example/in, web-only"
  })
  void aDomainIsKnownByMailOrByWeb(String address, String id) {
    var mailOnly = organization("mail-only", Set.of(), Set.of("mail.example"), Set.of());
    var webOnly = organization("web-only", Set.of(), Set.of(), Set.of("web.example"));

    assertThat(Addresses.resolve(address, new Directory(1, List.of(mailOnly, webOnly))))
        .isInstanceOfSatisfying(
            Resolution.Exact.class,
            found -> assertThat(found.organization().id().value()).isEqualTo(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://lawful.example/?copy=barred.example",
        "https://lawful.example/?copy=https://barred.example/in",
        "lawful@lawful.example?cc=someone%40barred.example",
        "lawful.example/barred%2eexample"
      })
  void aBarredHostThatIsOnlyMentionedIsFoundByMailOrByWeb(String address) {
    var host = Set.of("lawful.example");
    var lawful = organization("lawful", Set.of(), host, host);

    for (var barred :
        List.of(
            barred(Set.of(), Set.of("barred.example"), Set.of()),
            barred(Set.of(), Set.of(), Set.of("barred.example")))) {
      assertThat(Addresses.resolve(address, new Directory(1, List.of(lawful, barred))))
          .isInstanceOfSatisfying(
              Resolution.Exact.class, found -> assertThat(found.organization()).isEqualTo(barred));
    }
  }

  /// Else whatever has a gap, as between a name and an address, would be held or not sent.
  @ParameterizedTest
  @ValueSource(strings = {"\u200b", " ", "--", "\u2019"})
  void aNameWithoutALetterStandsInNoGap(String name) {
    var lawful = organization("lawful", Set.of("Lawful"), Set.of("lawful.example"), Set.of());
    var directory = new Directory(1, List.of(lawful, barred(Set.of(name), Set.of(), Set.of())));

    for (var address :
        List.of(
            "intake@lawful.example",
            "; intake@lawful.example",
            "<intake@lawful.example>,,",
            "... <intake@lawful.example>")) {
      assertThat(Addresses.resolve(address, directory))
          .as(address)
          .isEqualTo(new Resolution.Exact(lawful, Road.EMAIL));
    }
    for (var nothing : List.of("", " ", "\u00ad", "...")) {
      assertThat(Addresses.resolve(nothing, directory)).isEqualTo(new Resolution.Unknown());
    }
  }

  /// Names of seven letters and fewer must stand as a word; longer ones may have one slip, and
  /// those of fourteen and more two.
  @ParameterizedTest
  @CsvSource({
    "Gatelot, the gatelot desk, true",
    "Gatelot, the gatelots desk, false",
    "Gatelot, gatelto, false",
    "Gatelots, the gatelots desk, true",
    "Gatelots, thegatelotsdesk, true",
    "Gatelots, gatelost, true",
    "Gatelots, gateolst, false",
    "Gatelots Gates, gatelostgates, true",
    "Gatelots Gates, gatelostgatse, false",
    "Gatelots Gatesy, gatelostgatsey, true",
    "Gatelots Gatesy, gatelostgatsye, false"
  })
  void theLongerANameTheMoreSlipsAreSeenThrough(String name, String address, boolean seen) {
    var directory = new Directory(1, List.of(barred(Set.of(name), Set.of(), Set.of())));

    assertThat(Addresses.resolve(address, directory))
        .isEqualTo(seen ? new Resolution.LooksLikeImmigration() : new Resolution.Unknown());
  }

  @Test
  void aNameThatTheDirectoryKnowsAsAWholeIsWhatItSays() {
    var lawful = organization("lawful", Set.of("Rights / Imigration Police"), Set.of(), Set.of());
    var barred = barred(Set.of("Immigration Police"), Set.of(), Set.of());

    assertThat(
            Addresses.resolve(
                "Rights / Imigration Police", new Directory(1, List.of(lawful, barred))))
        .isEqualTo(new Resolution.Exact(lawful, Road.NAME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@ukba.example", "https://ukba.test/in"})
  void aHostThatIsListedIsWhoItIsWhateverItIsCalled(String address) {
    var lawful = organization("lawful", Set.of(), Set.of("ukba.example"), Set.of("ukba.test"));
    var barred = barred(Set.of("UKBA"), Set.of(), Set.of());

    assertThat(Addresses.resolve(address, new Directory(1, List.of(lawful, barred))))
        .isInstanceOf(Resolution.Exact.class);
  }

  private static Organization barred(
      Set<String> names, Set<String> emailDomains, Set<String> webhookHosts) {
    return new Organization(
        new OrganizationId("barred"),
        null,
        null,
        true,
        true,
        names,
        Set.of(),
        emailDomains,
        webhookHosts);
  }

  private static Organization organization(
      String id, Set<String> names, Set<String> emailDomains, Set<String> webhookHosts) {
    return new Organization(
        new OrganizationId(id),
        Sector.HOUSING,
        null,
        false,
        true,
        names,
        Set.of(),
        emailDomains,
        webhookHosts);
  }

  @ParameterizedTest
  @CsvSource({
    "nccu, id",
    "Lantern, name",
    "The Beacon, name",
    "lantern.referrals.v1, topic",
    "intake@lantern-refuge.example, email",
    "mailto:intake@lantern-refuge.example, email",
    "https://lantern-refuge.example/in, web",
    "intake@lantern-refuge.example; NCCU, name",
    "immigration-enforcement.x, immigration-topic",
    "the NCCU desk, look-alike",
    "nobody, none"
  })
  void theRoadIsTold(String address, String road) {
    assertThat(Addresses.resolve(address, known).road().code()).isEqualTo(road);
  }

  @ParameterizedTest
  @CsvSource({
    "Legal-Advice, legal-advice",
    "status check, immigration-control",
    "whatever, unknown"
  })
  void theReadingOfAPurposeIsTold(String written, String code) {
    assertThat(PurposeReading.of(written).code()).isEqualTo(code);
  }
}
