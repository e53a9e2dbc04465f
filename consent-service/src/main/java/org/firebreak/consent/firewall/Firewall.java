// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.firebreak.consent.SectionLabel;

/// The decision. A pure and total function: the same case, the same answer, for ever.
///
/// A delivery is what is left when no rule has a reason against it; nothing is delivered for a
/// reason in its favour. So adding a consent, a basis or a release can take reasons away only where
/// a rule asked for one, and rule 2 asks for none.
public final class Firewall {

  /// Grows with every change of a rule, so that a decision says which rules it was made by.
  public static final String POLICY_VERSION = "8";

  private Firewall() {}

  public static Decision decide(Case of) {
    var reasons = reasons(Rules.ALL, of);
    return reasons.isEmpty() ? deliver(of) : Decision.refused(reasons);
  }

  /// Rule 1: an event that could not be read, or whose content could not.
  public static Decision unreadable(Reason reason) {
    if (reason.rule() != 1) {
      throw new IllegalArgumentException(reason + " is not about reading");
    }
    return Decision.refused(List.of(reason));
  }

  /// Whether what was delivered may be read now. It can only refuse: nothing is granted that was
  /// not delivered.
  ///
  /// @return every reason against it; empty: it may be read
  public static Set<Reason> standing(Case of) {
    var reasons = reasons(Rules.OF_STANDING, of);
    if (!(of.target() instanceof Resolution.Exact)) {
      reasons.add(Reason.ADDRESS_UNKNOWN);
    }
    return reasons;
  }

  private static EnumSet<Reason> reasons(Collection<Function<Case, Set<Reason>>> rules, Case of) {
    var reasons = EnumSet.noneOf(Reason.class);
    rules.forEach(rule -> reasons.addAll(rule.apply(of)));
    return reasons;
  }

  /// Asks again for what the rules have established: if one of them were missing, this would still
  /// not deliver.
  private static Decision deliver(Case of) {
    if (!(of.target() instanceof Resolution.Exact(var target, _))) {
      return Decision.refused(List.of(Reason.ADDRESS_UNKNOWN));
    }
    if (of.directory().isBarred(target.id())) {
      return Decision.refused(List.of(Reason.TARGET_HAS_IMMIGRATION_FUNCTION));
    }
    var inbox = target.sector();
    if (inbox == null) {
      return Decision.refused(List.of(Reason.TARGET_HAS_NO_INBOX));
    }
    var sections =
        switch (of.event().kind()) {
          case Event.Kind.WithoutContent _ -> EnumSet.noneOf(SectionLabel.class);
          case Event.Kind.Referral _ ->
              of.purpose() instanceof PurposeReading.Ordinary(var purpose)
                  ? Rules.permitted(of.event(), inbox, purpose)
                  : EnumSet.noneOf(SectionLabel.class);
        };
    var withheld = EnumSet.noneOf(SectionLabel.class);
    withheld.addAll(Rules.labels(of.event()));
    withheld.removeAll(sections);
    return new Decision.Deliver(target, inbox, sections, withheld);
  }
}
