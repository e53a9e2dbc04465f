// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import static org.firebreak.consent.firewall.reference.Defect.overlooks;
import static org.firebreak.consent.firewall.reference.Defect.reads;
import static org.firebreak.consent.firewall.reference.Defect.says;
import static org.firebreak.consent.firewall.reference.Defect.sees;
import static org.firebreak.consent.firewall.reference.Defect.without;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.Firewall;
import org.firebreak.consent.firewall.PurposeReading;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Resolution;
import org.firebreak.consent.firewall.Sector;

/// Mistakes about what goes out, what is said, and what is read later.
final class DefectsOfContent {

  private DefectsOfContent() {}

  static List<Defect> all() {
    return Stream.of(aboutSectionsAndPurposes(), aboutWhatIsSaid(), aboutReadingAgain())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Defect> aboutSectionsAndPurposes() {
    return List.of(
        sees(
            "a label that is on no list is passed over",
            of ->
                Altered.sections(
                    of,
                    of.event().sections().stream()
                        .filter(label -> SectionLabel.ofCode(label).isPresent())
                        .toList())),
        sees(
            "a label may stand twice",
            of -> Altered.sections(of, new LinkedHashSet<>(of.event().sections()))),
        shows("immigration data goes to police", Sector.POLICE, SectionLabel.IMMIGRATION),
        shows(
            "immigration data goes to a MARAC",
            Sector.MARAC_COORDINATION,
            SectionLabel.IMMIGRATION),
        shows("health goes to housing", Sector.HOUSING, SectionLabel.HEALTH),
        shows("her address goes to schools", Sector.EDUCATION, SectionLabel.ADDRESS),
        says(
            "the sector alone says what is seen, whatever the purpose",
            (of, decision) ->
                decision instanceof Decision.Deliver(var to, var inbox, var seen, var withheld)
                        && inbox == Sector.SPECIALIST_SUPPORT
                        && of.event().kind() instanceof Event.Kind.Referral
                    ? new Decision.Deliver(to, inbox, Altered.and(seen, withheld), Set.of())
                    : decision),
        overlooks(
            "immigration control is an ordinary purpose for lawyers",
            Reason.PURPOSE_IS_IMMIGRATION_CONTROL,
            of ->
                of.target() instanceof Resolution.Exact(var target, var _)
                    && target.sector() == Sector.LEGAL_ADVICE),
        sees(
            "immigration control is one more unknown purpose",
            of ->
                of.purpose() instanceof PurposeReading.ImmigrationControl
                    ? Altered.purpose(of, new PurposeReading.Unknown())
                    : of),
        sees(
            "every unknown purpose is immigration control",
            of ->
                of.purpose() instanceof PurposeReading.Unknown
                    ? Altered.purpose(of, new PurposeReading.ImmigrationControl())
                    : of),
        overlooks("an empty envelope goes out", Reason.NO_SECTION_PERMITTED),
        overlooks("her status is told to whoever is sent to", Reason.TEXT_TELLS_STATUS),
        overlooks(
            "only police are not told her status",
            Reason.TEXT_TELLS_STATUS,
            of ->
                of.target() instanceof Resolution.Exact(var target, var _)
                    && target.sector() != Sector.POLICE),
        overlooks(
            "her status is told where the purpose would let lawyers see it",
            Reason.TEXT_TELLS_STATUS,
            of ->
                of.purpose() instanceof PurposeReading.Ordinary(var purpose)
                    && purpose == Purpose.LEGAL_ADVICE),
        says(
            "nobody is told her status",
            (of, decision) ->
                decision instanceof Decision.Deliver
                        && of.findings().contains(Finding.TELLS_HER_STATUS)
                    ? new Decision.Quarantine(
                        Decision.HoldKind.CURABLE, List.of(Reason.TEXT_TELLS_STATUS))
                    : decision));
  }

  /// A section that the sector must not see for any purpose goes out to it.
  private static Defect shows(String name, Sector sector, SectionLabel section) {
    return says(
        name,
        (of, decision) -> {
          if (!(decision instanceof Decision.Deliver(var to, var inbox, var seen, var withheld))
              || inbox != sector
              || of.event().kind() instanceof Event.Kind.WithoutContent
              || !withheld.contains(section)) {
            return decision;
          }
          var less = new LinkedHashSet<>(withheld);
          less.remove(section);
          return new Decision.Deliver(to, inbox, Altered.and(seen, Set.of(section)), less);
        });
  }

  private static List<Defect> aboutWhatIsSaid() {
    return List.of(
        says(
            "what is certain is only held when there is a basis",
            (of, decision) ->
                decision instanceof Decision.Drop(var reasons) && of.basis().isPresent()
                    ? new Decision.Quarantine(Decision.HoldKind.CURABLE, reasons)
                    : decision),
        says(
            "only the first reason is told",
            (_, decision) -> retold(decision, decision.reasons().stream().limit(1).toList())),
        says(
            "reasons are told in any order",
            (_, decision) -> retold(decision, decision.reasons().reversed())),
        says(
            "what is not sent also says what could be cured",
            (of, decision) ->
                decision instanceof Decision.Drop
                    ? retold(
                        decision,
                        List.copyOf(
                                Altered.and(
                                    EnumSet.copyOf(decision.reasons()), Firewall.standing(of)))
                            .stream()
                            .sorted()
                            .toList())
                    : decision),
        says(
            "one reason for a person is enough for a person",
            (_, decision) ->
                decision instanceof Decision.Quarantine(var _, var reasons)
                        && reasons.contains(Reason.ADDRESS_LOOKS_LIKE_IMMIGRATION)
                    ? new Decision.Quarantine(Decision.HoldKind.FOR_A_PERSON, reasons)
                    : decision),
        says(
            "what was withheld is not told",
            (_, decision) ->
                decision instanceof Decision.Deliver(var to, var inbox, var seen, var _)
                    ? new Decision.Deliver(to, inbox, seen, Set.of())
                    : decision),
        says(
            "what is for police goes to the MARAC's inbox",
            (_, decision) ->
                decision instanceof Decision.Deliver(var to, Sector inbox, var seen, var withheld)
                        && inbox == Sector.POLICE
                    ? new Decision.Deliver(to, Sector.MARAC_COORDINATION, seen, withheld)
                    : decision),
        says(
            "what is delivered goes to the source",
            (of, decision) ->
                decision instanceof Decision.Deliver(var _, var inbox, var seen, var withheld)
                    ? of.directory()
                        .find(of.event().source())
                        .<Decision>map(to -> new Decision.Deliver(to, inbox, seen, withheld))
                        .orElse(decision)
                    : decision));
  }

  private static Decision retold(Decision decision, List<Reason> reasons) {
    return switch (decision) {
      case Decision.Drop _ -> new Decision.Drop(reasons);
      case Decision.Quarantine(var kind, var _) -> new Decision.Quarantine(kind, reasons);
      case Decision.Deliver _ -> decision;
    };
  }

  private static List<Defect> aboutReadingAgain() {
    return List.of(
        reads("reading forgets rule 2", (_, found) -> without(found, reason -> reason.rule() == 2)),
        reads("reading forgets rule 3", (_, found) -> without(found, reason -> reason.rule() == 3)),
        reads("reading forgets rule 5", (_, found) -> without(found, reason -> reason.rule() == 5)),
        reads("reading forgets rule 6", (_, found) -> without(found, reason -> reason.rule() == 6)),
        reads(
            "whoever became another sector reads what it may see no more",
            (_, found) -> without(found, reason -> reason.rule() == 8)),
        reads(
            "reading forgets that the target is gone",
            (_, found) -> without(found, reason -> reason == Reason.ADDRESS_UNKNOWN)),
        reads(
            "reading forgets a withdrawal",
            (_, found) -> without(found, reason -> reason == Reason.BASIS_WITHDRAWN)),
        reads(
            "what may be read with a fault may be read",
            (_, found) -> found.size() == 1 ? Set.of() : found));
  }
}
