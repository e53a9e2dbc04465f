// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.consent.firewall.Scenarios;

/// Cases whose address and purpose are written as a source might write them. First it is settled
/// what is meant, then it is put in words: so the reference need not be able to read.
final class WrittenCases {

  record Written(Facts meant, String address, String purpose) {}

  private static final List<String> CONTROL =
      List.of(
          "immigration enquiry",
          "Immigration-Control",
          "status check",
          "visa verification",
          "deportation",
          "nationality check",
          "NCCU enquiry",
          "right to remain check",
          "removal directions",
          "overstayer",
          "referral to the Home Office",
          "immіgration check");
  private static final List<String> UNHEARD_OF =
      List.of(
          "safeguarding check", "welfare", "whatever", "housing and health", "risk management!?");
  private static final List<String> LOOKS_LIKE =
      List.of(
          "Immigraiton Enforcement",
          "the NCCU desk",
          "I.C.E.",
          "duty@homeofice.gov.uk",
          "N C C U",
          "1mmigration Enf0rcement",
          "ІСЕ Lоndоn",
          "Immigration Team, Kent",
          "lmmigration");
  private static final List<String> NOTHING =
      List.of(
          "Somewhere Else (sample)",
          "office@justice.example",
          "https://nowhere.example/in",
          "no-such-id",
          "a notice board",
          "  ");

  private static final List<Scenarios.Row> ROWS = Scenarios.table("directory");
  private static final List<String> IDS = ROWS.stream().map(row -> row.cell("id")).toList();

  private final Map<String, Facts.Body> directory =
      ROWS.stream()
          .collect(
              Collectors.toMap(
                  row -> row.cell("id"), WrittenCases::body, (one, _) -> one, LinkedHashMap::new));
  private final Map<String, Long> owners =
      ROWS.stream()
          .flatMap(row -> list(row.cell("names")))
          .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
  private final List<Facts.Permit> bases = new ArrayList<>();

  WrittenCases() {
    var chance = new Chance(44);
    for (int i = 0; i < 2_000; i++) {
      bases.add(
          GeneratedFacts.basis(chance.in100(70) ? "kent-police" : chance.of(IDS), IDS, chance));
    }
  }

  Written written(long seed) {
    var chance = new Chance(seed);
    var source = chance.in100(85) ? "kent-police" : chance.of(IDS);
    var purpose = GeneratedFacts.purpose(chance);
    var address =
        chance.in100(75)
            ? Facts.ONE
            : chance.of(List.of(Facts.TOPIC, Facts.LOOKS_LIKE, Facts.SEVERAL, Facts.NOTHING));
    var target = address.equals(Facts.ONE) ? chance.of(IDS) : "";
    var meant =
        new Facts(
            directory,
            address,
            target,
            source,
            source,
            GeneratedFacts.hops(chance),
            GeneratedFacts.mostHops(chance),
            Facts.REFERRAL,
            false,
            purpose,
            GeneratedFacts.labels(chance),
            true,
            chance.of(bases),
            Set.of(),
            chance.in100(70)
                ? Facts.SecondReading.NONE
                : new Facts.SecondReading(chance.in100(15), Set.of(), chance.of(IDS)),
            0);
    return new Written(meant, address(meant, chance), purpose(purpose, chance));
  }

  private String address(Facts meant, Chance chance) {
    return switch (meant.address()) {
      case Facts.ONE -> oneOf(meant.target(), chance);
      case Facts.TOPIC ->
          disguised(
              "immigration-enforcement." + chance.of(List.of("nccu.v1", "x", "new.v2")), chance);
      case Facts.SEVERAL -> disguised("The Beacon", chance);
      case Facts.LOOKS_LIKE -> chance.of(LOOKS_LIKE);
      default -> chance.of(NOTHING);
    };
  }

  /// Any way to name an organization that is its own.
  private String oneOf(String id, Chance chance) {
    var row = ROWS.get(IDS.indexOf(id));
    var ways = new ArrayList<String>();
    ways.add(id);
    list(row.cell("names"))
        .filter(name -> Objects.requireNonNull(owners.get(name)) == 1)
        .forEach(ways::add);
    list(row.cell("domains"))
        .filter(domain -> !domain.endsWith(".homeoffice.gov.uk"))
        .flatMap(domain ->
            Stream.of(
                "duty@" + domain,
                "duty@unit." + domain,
                "Duty desk <duty@" + domain + ">",
                "mailto:duty@" + domain,
                "duty@" + domain + ".",
                domain,
                "https://" + domain + "/in",
                "https://hooks." + domain + ":8443/in?x=1",
                "https://someone@" + domain))
        .forEach(ways::add);
    list(row.cell("topics"))
        .filter(topic -> !topic.startsWith("immigration-enforcement."))
        .forEach(ways::add);
    return disguised(chance.of(ways), chance);
  }

  private static String purpose(String meant, Chance chance) {
    return switch (meant) {
      case Facts.CONTROL -> disguised(chance.of(CONTROL), chance);
      case "unheard of" -> disguised(chance.of(UNHEARD_OF), chance);
      default -> disguised(meant, chance);
    };
  }

  /// Spelled so that it looks, or reads, the same.
  private static String disguised(String plain, Chance chance) {
    var spelled =
        switch (chance.below(5)) {
          case 0 -> plain.toUpperCase(Locale.ROOT);
          case 1 -> plain.toLowerCase(Locale.ROOT);
          case 2 -> fullWidth(plain);
          case 3 -> with(plain, chance.of(List.of("\u200b", "\u00ad", "\u2060", "\ufeff")), chance);
          default -> plain;
        };
    var spaced = spelled.replace(" ", chance.of(List.of(" ", "  ", "\u00a0", "\t")));
    return chance.in100(20) ? " " + spaced + "\n" : spaced;
  }

  private static String with(String plain, String invisible, Chance chance) {
    var at = chance.below(plain.length() + 1);
    return plain.substring(0, at) + invisible + plain.substring(at);
  }

  private static String fullWidth(String plain) {
    return plain
        .chars()
        .map(letter -> letter > ' ' && letter < 127 ? letter - '!' + '！' : letter)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static Facts.Body body(Scenarios.Row row) {
    return new Facts.Body(
        row.cell("sector"),
        row.cell("part of"),
        !row.cell("function").equals("none"),
        row.cell("membership").equals("verified"));
  }

  private static Stream<String> list(String cell) {
    return Stream.of(cell.split(";")).map(String::strip).filter(text -> !text.isEmpty());
  }
}
