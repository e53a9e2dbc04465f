// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Cases by seed. Most of what makes a case is in order most of the time, or nothing would ever be
/// delivered and only the first reason would be compared.
///
/// Directories and bases come from pools: what varies is how they meet.
final class GeneratedFacts {

  /// Every organization that a pool of directories may hold.
  static final List<String> IDS =
      IntStream.range(0, 10).mapToObj(number -> "body-0" + number).toList();

  private static final String NOBODY = "nobody-known";
  private static final long DAY = 86_400_000_000_000L;
  private static final List<String> MEANINGS =
      List.of(Facts.TOPIC, Facts.LOOKS_LIKE, Facts.SEVERAL, Facts.NOTHING);
  private static final List<String> WITHOUT_CONTENT =
      List.of("answer", "notice", "acknowledgement");
  private static final List<String> STATES =
      List.of(
          "given",
          "given",
          "given",
          "given",
          "lawful",
          "lawful",
          "refused",
          "withdrawn",
          "unsafe to ask");

  private static final List<String> PURPOSES = List.copyOf(NaiveFirewall.purposes());
  private static final List<String> SECTORS = List.copyOf(NaiveFirewall.sectors());

  private final List<Map<String, Facts.Body>> directories = new ArrayList<>();
  private final Map<String, List<Facts.Permit>> bases = new HashMap<>();
  private final List<List<String>> sections = new ArrayList<>();

  GeneratedFacts() {
    var chance = new Chance(537);
    IntStream.range(0, 500).forEach(_ -> directories.add(directory(chance)));
    IDS.forEach(source ->
        bases.put(
            source, IntStream.range(0, 1_500).mapToObj(_ -> basis(source, IDS, chance)).toList()));
    bases.put(NOBODY, List.of(basis(NOBODY, IDS, chance)));
    IntStream.range(0, 3_000).forEach(_ -> sections.add(labels(chance)));
  }

  Facts facts(long seed) {
    var chance = new Chance(seed);
    var directory = chance.of(directories);
    var source = organization(directory, chance);
    var address = chance.in100(88) ? Facts.ONE : chance.of(MEANINGS);
    var target = address.equals(Facts.ONE) ? known(directory, chance) : "";
    return new Facts(
        directory,
        address,
        target,
        source,
        chance.in100(75) ? source : organization(directory, chance),
        hops(chance),
        mostHops(chance),
        chance.in100(15) ? chance.of(WITHOUT_CONTENT) : Facts.REFERRAL,
        chance.in100(20),
        purpose(chance),
        chance.of(sections),
        chance.in100(95),
        basisOf(source, chance),
        findings(chance),
        second(directory, chance),
        0);
  }

  private static Facts.SecondReading second(Map<String, Facts.Body> directory, Chance chance) {
    if (chance.in100(80)) {
      return Facts.SecondReading.NONE;
    }
    return new Facts.SecondReading(
        chance.in100(15),
        chance.in100(40) ? Set.of() : chance.of(FINDINGS),
        chance.in100(30) ? "" : organization(directory, chance));
  }

  private Facts.@Nullable Permit basisOf(String source, Chance chance) {
    if (chance.in100(5)) {
      return null;
    }
    var owner = chance.in100(92) ? source : chance.of(IDS);
    return chance.of(Objects.requireNonNull(bases.get(owner)));
  }

  private static Set<String> findings(Chance chance) {
    return chance.in100(90) ? Set.of() : chance.of(FINDINGS);
  }

  static String purpose(Chance chance) {
    return chance.in100(86) ? chance.of(PURPOSES) : chance.in100(50) ? Facts.CONTROL : "unheard of";
  }

  static int hops(Chance chance) {
    return chance.in100(80) ? chance.below(3) : 3 + chance.below(3);
  }

  static int mostHops(Chance chance) {
    return chance.in100(80) ? 3 : chance.below(5);
  }

  private static Map<String, Facts.Body> directory(Chance chance) {
    var ids = IDS.subList(0, 2 + chance.below(IDS.size() - 1));
    var bodies = new HashMap<String, Facts.Body>();
    ids.forEach(id -> bodies.put(id, body(ids, chance)));
    return bodies;
  }

  /// A parent may be itself, a child of its own or nobody: the directory is trusted for nothing.
  private static Facts.Body body(List<String> ids, Chance chance) {
    var parent = chance.in100(55) ? "" : chance.in100(90) ? chance.of(ids) : "missing-parent";
    return new Facts.Body(
        chance.in100(90) ? chance.of(SECTORS) : "", parent, chance.in100(12), chance.in100(90));
  }

  private static String organization(Map<String, Facts.Body> directory, Chance chance) {
    return chance.in100(96) ? known(directory, chance) : NOBODY;
  }

  /// Four in ten are ones that nothing is wrong with, if the directory has any.
  private static String known(Map<String, Facts.Body> directory, Chance chance) {
    var picked = IDS.get(chance.below(directory.size()));
    for (int tries = chance.in100(40) ? directory.size() : 0; tries > 0; tries--) {
      var body = Objects.requireNonNull(directory.get(picked));
      if (body.partOf().isEmpty() && !body.immigrationFunction() && !body.sector().isEmpty()) {
        break;
      }
      picked = IDS.get(chance.below(directory.size()));
    }
    return picked;
  }

  static Facts.Permit basis(String source, List<String> ids, Chance chance) {
    var period = chance.of(PERIODS);
    return new Facts.Permit(
        chance.of(STATES),
        source,
        chance.allOrSome(70, ids),
        chance.allOrSome(75, NaiveFirewall.purposes()),
        chance.allOrSome(75, NaiveFirewall.sections()),
        period[0],
        period[1]);
  }

  /// Beginning and end, seen from now: all the ways to be just inside and just outside.
  private static final List<long[]> PERIODS =
      List.of(
          new long[] {-DAY, DAY},
          new long[] {-DAY, DAY},
          new long[] {-DAY, DAY},
          new long[] {-1, 1},
          new long[] {0, 1},
          new long[] {0, DAY},
          new long[] {-DAY, 1},
          new long[] {-DAY, 0},
          new long[] {-1, 0},
          new long[] {-DAY, -1},
          new long[] {1, DAY});

  static List<String> labels(Chance chance) {
    var labels = chance.shuffled(NaiveFirewall.sections(), chance.below(6));
    if (chance.in100(7)) {
      labels.add(chance.below(labels.size() + 1), chance.of(UNKNOWN_LABELS));
    }
    if (chance.in100(5) && !labels.isEmpty()) {
      labels.add(chance.of(labels));
    }
    return List.copyOf(labels);
  }

  private static final List<Set<String>> FINDINGS =
      List.of(
          Set.of("ASKS_TO_PASS_ON_TO_IMMIGRATION"),
          Set.of("ASKS_FOR_STATUS_CHECK"),
          Set.of("HINTS_AT_PASSING_ON"),
          Set.of("CONTENT_HOLDS_ROUTING"),
          Set.of("TELLS_HER_STATUS"),
          Set.of("TELLS_HER_STATUS", "HINTS_AT_PASSING_ON"),
          Set.of("HINTS_AT_PASSING_ON", "CONTENT_HOLDS_ROUTING"));

  private static final List<String> UNKNOWN_LABELS =
      List.of("nationality", "", "Person", "immigration ", "visa-status");
}
