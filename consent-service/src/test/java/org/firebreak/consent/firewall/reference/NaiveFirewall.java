// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.firebreak.consent.firewall.Scenarios;

/// The rules once more, from the documents and the tables in `scenarios/`, without a line of the
/// firewall's: each reason is asked by itself whether it speaks against the case. Slow and obvious.
final class NaiveFirewall {

  record Reason(String code, int rule, String who, boolean readAgain) {}

  static final List<Reason> REASONS =
      Scenarios.table("reasons").stream()
          .map(row ->
              new Reason(
                  row.cell("reason"),
                  Integer.parseInt(row.cell("rule")),
                  row.cell("who"),
                  row.cell("read again").equals("yes")))
          .toList();
  private static final Map<String, Map<String, String>> TO_SECTOR = bySection("visible-to-sector");
  private static final Map<String, Map<String, String>> FOR_PURPOSE =
      bySection("visible-for-purpose");

  private final Facts facts;
  private final List<Reason> against = new ArrayList<>();
  private final List<String> againstReading = new ArrayList<>();

  NaiveFirewall(Facts asWritten) {
    this.facts = asTheReadersUnderstoodIt(asWritten);
    var nobodyReads = !facts.address().equals(Facts.ONE);
    for (var reason : REASONS) {
      var speaks = speaksAgainst(reason.code(), facts);
      if (speaks) {
        against.add(reason);
      }
      if (reason.readAgain()
          && (speaks
              || (nobodyReads && reason.code().equals("ADDRESS_UNKNOWN"))
              || (reason.code().equals("NO_SECTION_PERMITTED") && showsTooMuch(facts)))) {
        againstReading.add(reason.code());
      }
    }
  }

  private static Facts asTheReadersUnderstoodIt(Facts facts) {
    var meant = facts.second().meant();
    if (!facts.isReferral()
        || facts.second().declined()
        || meant.isEmpty()
        || !facts.address().equals(Facts.LOOKS_LIKE)) {
      return facts;
    }
    return known(facts, meant)
        ? facts.addressedTo(Facts.ONE, meant)
        : facts.addressedTo(Facts.NOTHING, "");
  }

  private static boolean found(Facts facts, String finding) {
    var setAside =
        facts.isReferral()
            && !facts.second().declined()
            && facts.second().cleared().contains(finding);
    return facts.findings().contains(finding) && !setAside;
  }

  Verdict decide() {
    if (against.isEmpty()) {
      return delivery(facts);
    }
    var certain = against.stream().filter(reason -> reason.who().equals("nobody")).toList();
    if (!certain.isEmpty()) {
      return refusal(Verdict.NOT_SENT, certain);
    }
    if (against.stream().allMatch(reason -> reason.who().equals("person"))) {
      return refusal(Verdict.FOR_A_PERSON, against);
    }
    return refusal(Verdict.FOR_SOURCE, against);
  }

  /// Why what was delivered may not be read now; whatever does not name one organization names
  /// nobody who could read.
  List<String> standing() {
    return againstReading;
  }

  private static boolean speaksAgainst(String reason, Facts facts) {
    var address = facts.address();
    var one = address.equals(Facts.ONE);
    return switch (reason) {
      case "IMMIGRATION_TOPIC" -> address.equals(Facts.TOPIC);
      case "TARGET_HAS_IMMIGRATION_FUNCTION" -> one && barred(facts, facts.target());
      case "SOURCE_HAS_IMMIGRATION_FUNCTION" -> barred(facts, facts.source());
      case "ORIGIN_HAS_IMMIGRATION_FUNCTION" -> barred(facts, facts.origin());
      case "PURPOSE_IS_IMMIGRATION_CONTROL" -> facts.purpose().equals(Facts.CONTROL);
      case "ADDRESS_UNKNOWN" -> address.equals(Facts.NOTHING);
      case "ADDRESS_AMBIGUOUS" -> address.equals(Facts.SEVERAL);
      case "ADDRESS_LOOKS_LIKE_IMMIGRATION" -> address.equals(Facts.LOOKS_LIKE);
      case "SOURCE_UNKNOWN" -> !known(facts, facts.source());
      case "ORIGIN_UNKNOWN" -> !known(facts, facts.origin());
      case "TARGET_NOT_VERIFIED" -> one && !target(facts).verified();
      case "TARGET_HAS_NO_INBOX" -> one && target(facts).sector().isEmpty();
      case "TOO_MANY_HOPS" -> facts.hops() > 3;
      case "ONWARD_NOT_ALLOWED" -> facts.hops() <= 3 && facts.hops() > facts.mostHops();
      case "TEXT_ASKS_TO_PASS_ON" -> found(facts, "ASKS_TO_PASS_ON_TO_IMMIGRATION");
      case "TEXT_ASKS_FOR_STATUS_CHECK" -> found(facts, "ASKS_FOR_STATUS_CHECK");
      case "TEXT_HINTS_AT_PASSING_ON" -> found(facts, "HINTS_AT_PASSING_ON");
      case "TEXT_HOLDS_ROUTING" -> found(facts, "CONTENT_HOLDS_ROUTING");
      case "REVIEWERS_DECLINED" -> facts.isReferral() && facts.second().declined();
      // However often it is read again: a sector that never sees her status is not told it.
      case "TEXT_TELLS_STATUS" ->
          one
              && facts.findings().contains("TELLS_HER_STATUS")
              && !target(facts).sector().isEmpty()
              && !saysYes(TO_SECTOR, "immigration", target(facts).sector());
      case "NO_SECTION_PERMITTED" ->
          facts.isReferral()
              && one
              && !target(facts).sector().isEmpty()
              && isPurpose(facts.purpose())
              && facts.sections().stream().noneMatch(section -> visible(facts, section));
      default -> facts.isReferral() && speaksAgainstReferral(reason, facts);
    };
  }

  /// Rule 6, which asks nothing of what is about an earlier event: it rests on that one's.
  private static boolean speaksAgainstReferral(String reason, Facts facts) {
    var labels = facts.sections();
    var basis = facts.basis();
    return switch (reason) {
      case "PURPOSE_UNKNOWN" ->
          !isPurpose(facts.purpose()) && !facts.purpose().equals(Facts.CONTROL);
      // A label that stands twice is not one that anybody could deliver or withhold.
      case "SECTION_UNKNOWN" ->
          labels.stream().anyMatch(label -> !isSection(label))
              || new HashSet<>(labels).size() < labels.size();
      case "BASIS_MISSING" -> !facts.namesBasis();
      case "BASIS_UNKNOWN" -> facts.namesBasis() && basis == null;
      default -> facts.namesBasis() && basis != null && falls(reason, basis, facts);
    };
  }

  private static boolean falls(String reason, Facts.Permit basis, Facts facts) {
    var own = basis.source().equals(facts.source());
    return switch (reason) {
      case "BASIS_NOT_YOURS" -> !own;
      case "BASIS_NOT_GIVEN" -> own && basis.state().equals("refused");
      case "BASIS_UNSAFE_TO_ASK" -> own && basis.state().equals("unsafe to ask");
      case "BASIS_WITHDRAWN" -> own && basis.state().equals("withdrawn");
      case "BASIS_EXPIRED" -> own && facts.now() >= basis.until();
      case "BASIS_NOT_YET_VALID" -> own && facts.now() < basis.from();
      case "BASIS_DOES_NOT_NAME_TARGET" ->
          own && facts.address().equals(Facts.ONE) && !basis.grantees().contains(facts.target());
      case "BASIS_DOES_NOT_COVER_PURPOSE" ->
          own && isPurpose(facts.purpose()) && !basis.purposes().contains(facts.purpose());
      case "BASIS_DOES_NOT_COVER_SECTION" ->
          own
              && facts.sections().stream()
                  .anyMatch(label -> isSection(label) && !basis.sections().contains(label));
      default -> throw new IllegalArgumentException("the table has a reason of its own: " + reason);
    };
  }

  /// Whether it, or anything above it, has an immigration function; whoever climbs more steps than
  /// there are organizations goes round in a circle, and nobody knows what is above that.
  private static boolean barred(Facts facts, String id) {
    return known(facts, id) && barred(facts, id, facts.directory().size());
  }

  private static boolean barred(Facts facts, String id, int stepsLeft) {
    var body = facts.directory().get(id);
    if (body == null || body.immigrationFunction() || stepsLeft == 0) {
      return true;
    }
    return !body.partOf().isEmpty() && barred(facts, body.partOf(), stepsLeft - 1);
  }

  /// What was delivered once is shown whole or not at all: its sections stand behind one seal.
  private static boolean showsTooMuch(Facts facts) {
    return facts.isReferral()
        && facts.address().equals(Facts.ONE)
        && !target(facts).sector().isEmpty()
        && isPurpose(facts.purpose())
        && facts.sections().stream()
            .anyMatch(section -> isSection(section) && !visible(facts, section));
  }

  private static Verdict delivery(Facts facts) {
    var sections = new HashSet<String>();
    var withheld = new HashSet<String>();
    for (var section : facts.sections()) {
      if (isSection(section)) {
        (facts.isReferral() && visible(facts, section) ? sections : withheld).add(section);
      }
    }
    return new Verdict(
        Verdict.DELIVER, 8, List.of(), sections, withheld, facts.target(), target(facts).sector());
  }

  private static Verdict refusal(String outcome, List<Reason> told) {
    return Verdict.refused(
        outcome, told.getFirst().rule(), told.stream().map(Reason::code).toList());
  }

  private static boolean known(Facts facts, String id) {
    return facts.directory().containsKey(id);
  }

  private static Facts.Body target(Facts facts) {
    return Objects.requireNonNull(facts.directory().get(facts.target()), "target");
  }

  static boolean isSection(String label) {
    return TO_SECTOR.containsKey(label);
  }

  static boolean isPurpose(String purpose) {
    return purposes().contains(purpose);
  }

  static Set<String> purposes() {
    return Objects.requireNonNull(FOR_PURPOSE.get("person")).keySet();
  }

  static Set<String> sectors() {
    return Objects.requireNonNull(TO_SECTOR.get("person")).keySet();
  }

  static Set<String> sections() {
    return TO_SECTOR.keySet();
  }

  private static boolean visible(Facts facts, String section) {
    return visible(target(facts).sector(), facts.purpose(), section);
  }

  static boolean visible(String sector, String purpose, String section) {
    return isSection(section)
        && saysYes(TO_SECTOR, section, sector)
        && saysYes(FOR_PURPOSE, section, purpose);
  }

  private static boolean saysYes(
      Map<String, Map<String, String>> table, String section, String column) {
    return "yes".equals(Objects.requireNonNull(table.get(section)).get(column));
  }

  private static Map<String, Map<String, String>> bySection(String table) {
    var rows = new LinkedHashMap<String, Map<String, String>>();
    for (var row : Scenarios.table(table)) {
      var cells = new LinkedHashMap<>(row.cells());
      rows.put(Objects.requireNonNull(cells.remove("section")), cells);
    }
    return rows;
  }
}
