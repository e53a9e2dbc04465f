// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Firewall;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Resolution;
import org.firebreak.consent.firewall.Road;

/// A mistake that somebody could make in the firewall, made around it: in what it sees of a case or
/// in what it says.
record Defect(String name, Policy policy) {

  /// It takes the case for another one.
  static Defect sees(String name, UnaryOperator<Case> misreading) {
    return new Defect(
        name,
        new Policy(
            of -> Firewall.decide(misreading.apply(of)),
            of -> Firewall.standing(misreading.apply(of))));
  }

  /// It decides rightly and says something else.
  static Defect says(String name, BiFunction<Case, Decision, Decision> change) {
    return new Defect(
        name, new Policy(of -> change.apply(of, Firewall.decide(of)), Firewall::standing));
  }

  /// Where it applies, this is no reason.
  static Defect overlooks(String name, Reason reason, Predicate<Case> where) {
    return says(
        name, (of, decision) -> where.test(of) ? withoutReason(of, decision, reason) : decision);
  }

  static Defect overlooks(String name, Reason reason) {
    return overlooks(name, reason, _ -> true);
  }

  /// Only reading again has it.
  static Defect reads(String name, BiFunction<Case, Set<Reason>, Set<Reason>> change) {
    return new Defect(
        name, new Policy(Firewall::decide, of -> change.apply(of, EnumSet.copyOf(standing(of)))));
  }

  static Set<Reason> without(Set<Reason> reasons, Predicate<Reason> forgotten) {
    reasons.removeIf(forgotten);
    return reasons;
  }

  private static Set<Reason> standing(Case of) {
    var reasons = EnumSet.noneOf(Reason.class);
    reasons.addAll(Firewall.standing(of));
    return reasons;
  }

  private static Decision withoutReason(Case of, Decision decision, Reason reason) {
    var left = new ArrayList<>(decision.reasons());
    if (!left.remove(reason)) {
      return decision;
    }
    if (left.isEmpty()) {
      return everythingTo(of, decision);
    }
    return switch (decision) {
      case Decision.Drop _ -> new Decision.Drop(left);
      case Decision.Quarantine(var kind, var _) -> new Decision.Quarantine(kind, left);
      case Decision.Deliver _ -> decision;
    };
  }

  /// What a firewall does that has no reason left: it delivers all that it was given.
  static Decision everythingTo(Case of, Decision otherwise) {
    if (of.target() instanceof Resolution.Exact(var target, Road _) && target.sector() != null) {
      return new Decision.Deliver(target, target.sector(), labels(of), Set.of());
    }
    return otherwise;
  }

  private static Set<SectionLabel> labels(Case of) {
    var labels = EnumSet.noneOf(SectionLabel.class);
    List.copyOf(of.event().sections())
        .forEach(code -> SectionLabel.ofCode(code).ifPresent(labels::add));
    return labels;
  }
}
