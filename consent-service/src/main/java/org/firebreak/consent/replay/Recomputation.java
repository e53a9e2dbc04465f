// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.PurposeReading;
import org.firebreak.consent.firewall.Resolution;
import org.firebreak.consent.firewall.Review;
import org.firebreak.consent.firewall.Road;
import org.firebreak.consent.replay.KeptDecision.KeptFacts;

/// The case that a kept decision was made on. Ids that no rule looks at are made up.
final class Recomputation {

  private static final UUID NOBODYS = new UUID(0, 0);

  private Recomputation() {}

  /// @throws IllegalArgumentException if the facts say what no rule knows
  static Case caseOf(KeptFacts facts, Directory directory, Optional<Basis> basis, Instant at) {
    return new Case(
        event(facts),
        purpose(facts.purpose()),
        target(facts, directory),
        directory,
        basis,
        findings(facts.findings()),
        at);
  }

  private static Event event(KeptFacts facts) {
    return new Event(
        new EventId(NOBODYS),
        kind(facts),
        NOBODYS,
        NOBODYS,
        facts.source(),
        labels(facts),
        facts.basis(),
        facts.chain(),
        null,
        facts.highRisk(),
        new Event.Position(0, 1));
  }

  private static Event.Kind kind(KeptFacts facts) {
    var about = new EventId(NOBODYS);
    return switch (facts.kind()) {
      case "referral" -> new Event.Kind.Referral(review(facts));
      case "answer" -> new Event.Kind.Answer(about);
      case "notice" -> new Event.Kind.Notice(about);
      case "acknowledgement" -> new Event.Kind.Acknowledgement(about);
      default -> throw new IllegalArgumentException("an event of no known kind");
    };
  }

  /// Unknown labels are not kept, for a source might write anything there; that there were some is,
  /// and no rule asks how many.
  private static List<String> labels(KeptFacts facts) {
    var labels = new ArrayList<>(facts.labels());
    if (facts.otherLabels() > 0) {
      labels.add("?");
    }
    return labels;
  }

  private static Review review(KeptFacts facts) {
    return switch (facts.review()) {
      case null -> new Review.None();
      case "declined" -> new Review.Declined();
      case "released" ->
          new Review.Cleared(findings(facts.cleared()), Optional.ofNullable(facts.target()));
      default -> throw new IllegalArgumentException("a review of no known kind");
    };
  }

  private static PurposeReading purpose(String code) {
    if (code.equals(new PurposeReading.ImmigrationControl().code())) {
      return new PurposeReading.ImmigrationControl();
    }
    return Purpose.ofCode(code)
        .<PurposeReading>map(PurposeReading.Ordinary::new)
        .orElseGet(PurposeReading.Unknown::new);
  }

  private static Resolution target(KeptFacts facts, Directory directory) {
    var road = Road.ofCode(facts.road());
    return switch (road) {
      case IMMIGRATION_TOPIC -> new Resolution.ImmigrationTopic();
      case LOOK_ALIKE -> new Resolution.LooksLikeImmigration();
      case NONE -> new Resolution.Unknown();
      case ID, NAME, TOPIC, EMAIL, WEB, REVIEW ->
          facts.target() == null
              ? new Resolution.Ambiguous(road)
              : directory
                  .find(facts.target())
                  .<Resolution>map(found -> new Resolution.Exact(found, road))
                  .orElseGet(Resolution.Unknown::new);
    };
  }

  private static Set<Finding> findings(Set<String> codes) {
    return codes.stream().map(Finding::valueOf).collect(Collectors.toSet());
  }
}
