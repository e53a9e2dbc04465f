// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every case there is, once what a case can be made of is reduced to the classes that a rule can
/// tell apart. Cases that differ in nothing but their basis are one family.
final class EveryCase {

  /// A basis as an event has it.
  record Reliance(boolean named, Facts.@Nullable Permit basis) {
    Facts in(Facts facts) {
      return facts.withBasis(named, basis);
    }
  }

  /// How it came to its source.
  private record Way(String origin, int hops, int mostHops) {}

  private static final Map<String, Facts.Body> DIRECTORY =
      Map.ofEntries(
          Map.entry("refuge", new Facts.Body("specialist-support", "", false, true)),
          Map.entry("police", new Facts.Body("police", "", false, true)),
          Map.entry("police-team", new Facts.Body("police", "police", false, true)),
          Map.entry("regulator", new Facts.Body("", "", false, true)),
          Map.entry("newcomer", new Facts.Body("specialist-support", "", false, false)),
          Map.entry("nobody-yet", new Facts.Body("", "", false, false)),
          Map.entry("casework", new Facts.Body("legal-advice", "", true, true)),
          Map.entry("casework-unit", new Facts.Body("police", "casework", false, true)),
          Map.entry("unit-of-unit", new Facts.Body("housing", "casework-unit", false, true)),
          Map.entry("desk-in-police", new Facts.Body("police", "police", true, false)),
          Map.entry("circle-one", new Facts.Body("health", "circle-two", false, true)),
          Map.entry("circle-two", new Facts.Body("health", "circle-one", false, true)),
          Map.entry("orphan", new Facts.Body("health", "gone", false, true)));

  private static final Set<String> BARRED =
      Set.of(
          "casework",
          "casework-unit",
          "unit-of-unit",
          "desk-in-police",
          "circle-one",
          "circle-two",
          "orphan");

  private static final List<String> TARGETS =
      Stream.concat(
              DIRECTORY.keySet().stream().sorted(),
              Stream.of(Facts.TOPIC, Facts.LOOKS_LIKE, Facts.SEVERAL, Facts.NOTHING))
          .toList();
  private static final List<String> SOURCES = List.of("police", "unit-of-unit", "unheard-of");
  private static final List<String> KINDS =
      List.of(Facts.REFERRAL, "answer", "notice", "acknowledgement");
  private static final List<String> PURPOSES =
      List.of("specialist-support", "criminal-justice", Facts.CONTROL, "unheard of");
  private static final List<List<String>> SECTIONS =
      List.of(
          List.of("person", "immigration"),
          List.of("immigration"),
          List.of("person", "nationality"),
          List.of());

  private EveryCase() {}

  /// Every target, source, origin, hop count and limit, kind, purpose and choice of sections.
  static List<Facts> families() {
    var families = new ArrayList<Facts>();
    for (var target : TARGETS) {
      for (var source : SOURCES) {
        for (var origin : SOURCES) {
          for (var way :
              List.of(new Way(origin, 3, 3), new Way(origin, 3, 2), new Way(origin, 4, 3))) {
            families.addAll(families(target, source, way));
          }
        }
      }
    }
    return families;
  }

  private static List<Facts> families(String target, String source, Way way) {
    var families = new ArrayList<Facts>();
    for (var kind : KINDS) {
      for (var purpose : PURPOSES) {
        for (var sections : SECTIONS) {
          families.add(facts(target, source, way, kind, purpose, sections));
        }
      }
    }
    return families;
  }

  private static Facts facts(
      String target, String source, Way way, String kind, String purpose, List<String> sections) {
    var one = DIRECTORY.containsKey(target);
    return new Facts(
        DIRECTORY,
        one ? Facts.ONE : target,
        one ? target : "",
        source,
        way.origin(),
        way.hops(),
        way.mostHops(),
        kind,
        false,
        purpose,
        sections,
        false,
        null,
        Set.of(),
        Facts.SecondReading.NONE,
        0);
  }

  /// Whether an immigration function or immigration control has a part in it, as everybody can see
  /// from the names here.
  static boolean isCertain(Facts facts) {
    return facts.address().equals(Facts.TOPIC)
        || facts.purpose().equals(Facts.CONTROL)
        || Stream.of(facts.target(), facts.source(), facts.origin()).anyMatch(BARRED::contains);
  }

  /// A few bases for every family: none, the best, and one with each single fault.
  static List<Reliance> fewBases(Facts family) {
    var some = new ArrayList<Reliance>();
    some.add(new Reliance(false, null));
    some.add(new Reliance(true, null));
    some.add(new Reliance(true, best(family)));
    some.add(new Reliance(false, best(family)));
    for (int fault = 0; fault < 9; fault++) {
      some.add(
          new Reliance(
              true,
              permit(
                  family,
                  fault == 0 ? "another" : family.source(),
                  fault == 1
                      ? "lawful"
                      : fault == 2
                          ? "refused"
                          : fault == 3 ? "withdrawn" : fault == 8 ? "unsafe to ask" : "given",
                  fault == 4 ? ENDED : VALID,
                  fault != 5,
                  fault != 6,
                  fault != 7)));
    }
    return some;
  }

  /// Every state, period and coverage, together, for a family whose target is at rest.
  static List<Reliance> everyBasis(Facts family) {
    var every = new ArrayList<Reliance>();
    for (var owner : List.of(family.source(), "another")) {
      for (var state : List.of("given", "lawful", "refused", "unsafe to ask", "withdrawn")) {
        for (var period : List.of(VALID, ENDED, TO_COME)) {
          for (int covers = 0; covers < 8; covers++) {
            every.add(
                new Reliance(
                    true,
                    permit(
                        family,
                        owner,
                        state,
                        period,
                        (covers & 1) > 0,
                        (covers & 2) > 0,
                        (covers & 4) > 0)));
          }
        }
      }
    }
    return every;
  }

  /// Families for which every basis is tried.
  static boolean isPlain(Facts family) {
    return family.source().equals("police")
        && family.origin().equals("police")
        && family.hops() == 3
        && family.mostHops() == 3
        && (Set.of("refuge", "police-team", "casework-unit").contains(family.target())
            || Set.of(Facts.LOOKS_LIKE, Facts.NOTHING).contains(family.address()));
  }

  /// Whether the one's basis permits whatever the other's permits.
  static boolean reliesOnAtLeast(Facts one, Facts other) {
    return one.basis() != null
        && other.basis() != null
        && (one.namesBasis() || !other.namesBasis())
        && isAtLeast(one.basis(), other.basis());
  }

  private static boolean isAtLeast(Facts.Permit one, Facts.Permit other) {
    return one.source().equals(other.source())
        && (one.state().equals(other.state()) || one.state().equals("given"))
        && (one.from() == other.from() || one.from() == VALID[0])
        && one.grantees().containsAll(other.grantees())
        && one.purposes().containsAll(other.purposes())
        && one.sections().containsAll(other.sections());
  }

  static Facts.Permit best(Facts family) {
    return permit(family, family.source(), "given", VALID, true, true, true);
  }

  /// Every sector, purpose and set of sections, with nothing else wrong.
  static Stream<Facts> everyView() {
    return NaiveFirewall.sectors().stream()
        .flatMap(sector -> {
          var directory =
              Map.of(
                  "police",
                  Objects.requireNonNull(DIRECTORY.get("police")),
                  "target",
                  new Facts.Body(sector, "", false, true));
          return NaiveFirewall.purposes().stream()
              .flatMap(purpose ->
                  everySet()
                      .map(sections -> {
                        var facts =
                            new Facts(
                                directory,
                                Facts.ONE,
                                "target",
                                "police",
                                "police",
                                0,
                                0,
                                Facts.REFERRAL,
                                false,
                                purpose,
                                sections,
                                true,
                                null,
                                Set.of(),
                                Facts.SecondReading.NONE,
                                0);
                        return facts.withBasis(true, BEST_VIEW);
                      }));
        });
  }

  /// Every set of findings, read again in every way there is, at an address that means somebody,
  /// that looks like immigration, that means nothing; with the best basis and without any.
  static List<Facts> everyReading() {
    var readings = new ArrayList<Facts>();
    for (var target :
        List.of("refuge", "police-team", "casework-unit", Facts.LOOKS_LIKE, Facts.NOTHING)) {
      var family =
          facts(
              target,
              "police",
              new Way("police", 3, 3),
              Facts.REFERRAL,
              "specialist-support",
              SECTIONS.get(0));
      for (var findings : everySetOf(FINDINGS)) {
        for (var again : everySecondReading()) {
          readings.add(family.found(findings).read(again));
          readings.add(family.found(findings).read(again).withBasis(true, best(family)));
        }
      }
    }
    return readings;
  }

  private static List<Facts.SecondReading> everySecondReading() {
    var every = new ArrayList<Facts.SecondReading>();
    every.add(Facts.SecondReading.NONE);
    every.add(new Facts.SecondReading(true, Set.of(), ""));
    for (var cleared : everySetOf(FINDINGS)) {
      for (var meant : List.of("", "refuge", "police", "casework-unit", "gone")) {
        every.add(new Facts.SecondReading(false, cleared, meant));
      }
    }
    return every;
  }

  private static List<Set<String>> everySetOf(List<String> words) {
    return IntStream.range(0, 1 << words.size())
        .mapToObj(bits ->
            words.stream()
                .filter(one -> (bits >> words.indexOf(one) & 1) > 0)
                .collect(Collectors.toUnmodifiableSet()))
        .toList();
  }

  private static final List<String> FINDINGS =
      List.of(
          "ASKS_TO_PASS_ON_TO_IMMIGRATION",
          "ASKS_FOR_STATUS_CHECK",
          "HINTS_AT_PASSING_ON",
          "CONTENT_HOLDS_ROUTING",
          "TELLS_HER_STATUS");

  private static final long[] VALID = {0, 1};
  private static final long[] ENDED = {-1, 0};
  private static final long[] TO_COME = {1, 2};
  private static final Facts.Permit BEST_VIEW =
      new Facts.Permit(
          "given",
          "police",
          Set.of("target"),
          NaiveFirewall.purposes(),
          NaiveFirewall.sections(),
          0,
          1);

  private static final Set<String> GRANTEES =
      Stream.concat(DIRECTORY.keySet().stream(), Stream.of("somebody-else"))
          .collect(Collectors.toUnmodifiableSet());

  private static Stream<List<String>> everySet() {
    var sections = List.copyOf(NaiveFirewall.sections());
    return IntStream.range(0, 1 << sections.size())
        .mapToObj(bits ->
            sections.stream().filter(one -> (bits >> sections.indexOf(one) & 1) > 0).toList());
  }

  private static Facts.Permit permit(
      Facts family,
      String owner,
      String state,
      long[] period,
      boolean namesTarget,
      boolean coversPurpose,
      boolean coversSections) {
    var purpose = NaiveFirewall.isPurpose(family.purpose()) ? family.purpose() : "housing";
    return new Facts.Permit(
        state,
        owner,
        namesTarget ? GRANTEES : Set.of("somebody-else"),
        coversPurpose ? Set.of(purpose, "education") : Set.of("education"),
        coversSections ? NaiveFirewall.sections() : Set.of("needs"),
        period[0],
        period[1]);
  }
}
