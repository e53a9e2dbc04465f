// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.firebreak.consent.Basis;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.SectionLabel;

/// The rules after the first, which is about events that cannot be read and never reach a case.
/// Each says every reason that it finds; none looks at what another found.
final class Rules {

  /// What may be read now, after delivery: the rules that can have changed since.
  static final List<Function<Case, Set<Reason>>> OF_STANDING =
      List.of(
          Rules::noImmigrationFunction,
          Rules::noImmigrationPurpose,
          Rules::targetCanReceive,
          Rules::basisCovers,
          Rules::everythingIsPermitted);

  static final List<Function<Case, Set<Reason>>> ALL =
      List.of(
          Rules::noImmigrationFunction,
          Rules::noImmigrationPurpose,
          Rules::addressIsKnown,
          Rules::targetCanReceive,
          Rules::basisCovers,
          Rules::textIsOrdinary,
          Rules::textTellsNoStatus,
          Rules::somethingIsPermitted);

  private Rules() {}

  /// Rule 2.
  static Set<Reason> noImmigrationFunction(Case of) {
    var found = EnumSet.noneOf(Reason.class);
    switch (of.target()) {
      case Resolution.ImmigrationTopic() -> found.add(Reason.IMMIGRATION_TOPIC);
      case Resolution.Exact(var target, _) when of.directory().isBarred(target.id()) ->
          found.add(Reason.TARGET_HAS_IMMIGRATION_FUNCTION);
      case Resolution.Exact _,
          Resolution.LooksLikeImmigration _,
          Resolution.Ambiguous _,
          Resolution.Unknown _ -> {}
    }
    if (of.directory().isBarred(of.event().source())) {
      found.add(Reason.SOURCE_HAS_IMMIGRATION_FUNCTION);
    }
    if (of.directory().isBarred(of.event().chain().origin())) {
      found.add(Reason.ORIGIN_HAS_IMMIGRATION_FUNCTION);
    }
    return found;
  }

  /// Rule 3.
  static Set<Reason> noImmigrationPurpose(Case of) {
    return switch (of.purpose()) {
      case PurposeReading.ImmigrationControl() -> EnumSet.of(Reason.PURPOSE_IS_IMMIGRATION_CONTROL);
      case PurposeReading.Ordinary _, PurposeReading.Unknown _ -> EnumSet.noneOf(Reason.class);
    };
  }

  /// Rule 4.
  static Set<Reason> addressIsKnown(Case of) {
    var found = EnumSet.noneOf(Reason.class);
    switch (of.target()) {
      case Resolution.Unknown() -> found.add(Reason.ADDRESS_UNKNOWN);
      case Resolution.Ambiguous _ -> found.add(Reason.ADDRESS_AMBIGUOUS);
      case Resolution.LooksLikeImmigration() -> found.add(Reason.ADDRESS_LOOKS_LIKE_IMMIGRATION);
      case Resolution.Exact _, Resolution.ImmigrationTopic _ -> {}
    }
    if (of.directory().find(of.event().source()).isEmpty()) {
      found.add(Reason.SOURCE_UNKNOWN);
    }
    if (of.directory().find(of.event().chain().origin()).isEmpty()) {
      found.add(Reason.ORIGIN_UNKNOWN);
    }
    return found;
  }

  /// Rule 5.
  static Set<Reason> targetCanReceive(Case of) {
    var found = EnumSet.noneOf(Reason.class);
    var chain = of.event().chain();
    if (chain.hops() > Chain.MOST_HOPS) {
      found.add(Reason.TOO_MANY_HOPS);
    } else if (chain.hops() > chain.mostHops()) {
      found.add(Reason.ONWARD_NOT_ALLOWED);
    }
    if (of.target() instanceof Resolution.Exact(var target, _)) {
      if (!target.verified()) {
        found.add(Reason.TARGET_NOT_VERIFIED);
      }
      if (target.sector() == null) {
        found.add(Reason.TARGET_HAS_NO_INBOX);
      }
    }
    return found;
  }

  /// Rule 6.
  static Set<Reason> basisCovers(Case of) {
    return switch (of.event().kind()) {
      case Event.Kind.WithoutContent _ -> EnumSet.noneOf(Reason.class);
      case Event.Kind.Referral _ -> {
        var found = EnumSet.noneOf(Reason.class);
        if (of.purpose() instanceof PurposeReading.Unknown) {
          found.add(Reason.PURPOSE_UNKNOWN);
        }
        if (labels(of.event()).size() < of.event().sections().size()) {
          found.add(Reason.SECTION_UNKNOWN);
        }
        if (of.event().basis() == null) {
          found.add(Reason.BASIS_MISSING);
        } else if (of.basis().isEmpty()) {
          found.add(Reason.BASIS_UNKNOWN);
        } else {
          found.addAll(shortfalls(of, of.basis().get()));
        }
        yield found;
      }
    };
  }

  /// Rule 7.
  static Set<Reason> textIsOrdinary(Case of) {
    var found = EnumSet.noneOf(Reason.class);
    var review = review(of.event());
    if (review instanceof Review.Declined) {
      found.add(Reason.REVIEWERS_DECLINED);
    }
    for (var finding : of.findings()) {
      if (finding.reason().rule() != 7
          || (review instanceof Review.Cleared(var cleared, var _) && cleared.contains(finding))) {
        continue;
      }
      found.add(finding.reason());
    }
    return found;
  }

  /// Rule 8, for what a label cannot withhold: her status in a text of another section. No review
  /// clears it, as none clears what a sector may see.
  static Set<Reason> textTellsNoStatus(Case of) {
    var tells =
        of.findings().contains(Finding.TELLS_HER_STATUS)
            && of.target() instanceof Resolution.Exact(var target, _)
            && target.sector() != null
            && !Visibility.mayKnowStatus(target.sector());
    return tells ? EnumSet.of(Reason.TEXT_TELLS_STATUS) : EnumSet.noneOf(Reason.class);
  }

  private static Review review(Event event) {
    return switch (event.kind()) {
      case Event.Kind.Referral(var review) -> review;
      case Event.Kind.WithoutContent _ -> new Review.None();
    };
  }

  /// Rule 8, where it withholds everything.
  static Set<Reason> somethingIsPermitted(Case of) {
    return shown(of).filter(Set::isEmpty).isPresent()
        ? EnumSet.of(Reason.NO_SECTION_PERMITTED)
        : EnumSet.noneOf(Reason.class);
  }

  /// Rule 8, of what was delivered: to a sector that it may have had then and has no more, nothing
  /// is shown of which it may not see all.
  static Set<Reason> everythingIsPermitted(Case of) {
    return shown(of).filter(shown -> !shown.containsAll(labels(of.event()))).isPresent()
        ? EnumSet.of(Reason.NO_SECTION_PERMITTED)
        : somethingIsPermitted(of);
  }

  /// What the target may see of it. Empty where there is no such question: nothing to see, or
  /// nobody to see it, or not for anything.
  private static Optional<Set<SectionLabel>> shown(Case of) {
    return of.event().kind() instanceof Event.Kind.Referral
            && of.purpose() instanceof PurposeReading.Ordinary(var purpose)
            && of.target() instanceof Resolution.Exact(var target, _)
            && target.sector() != null
        ? Optional.of(permitted(of.event(), target.sector(), purpose))
        : Optional.empty();
  }

  static Set<SectionLabel> permitted(Event event, Sector sector, Purpose purpose) {
    var permitted = EnumSet.noneOf(SectionLabel.class);
    permitted.addAll(labels(event));
    permitted.retainAll(Visibility.of(sector, purpose));
    return permitted;
  }

  static Set<SectionLabel> labels(Event event) {
    var labels = EnumSet.noneOf(SectionLabel.class);
    event.sections().forEach(section -> SectionLabel.ofCode(section).ifPresent(labels::add));
    return labels;
  }

  private static Set<Reason> shortfalls(Case of, Basis basis) {
    var found = EnumSet.noneOf(Reason.class);
    if (!basis.source().equals(of.event().source())) {
      // Whose it is and what it covers is not this source's business.
      return EnumSet.of(Reason.BASIS_NOT_YOURS);
    }
    state(basis).ifPresent(found::add);
    if (of.now().isBefore(basis.scope().period().from())) {
      found.add(Reason.BASIS_NOT_YET_VALID);
    }
    if (!of.now().isBefore(basis.scope().period().until())) {
      found.add(Reason.BASIS_EXPIRED);
    }
    if (of.target() instanceof Resolution.Exact(var target, _) && !names(basis, target.id())) {
      found.add(Reason.BASIS_DOES_NOT_NAME_TARGET);
    }
    if (of.purpose() instanceof PurposeReading.Ordinary(var purpose)
        && !basis.scope().purposes().contains(purpose)) {
      found.add(Reason.BASIS_DOES_NOT_COVER_PURPOSE);
    }
    if (!basis.scope().sections().containsAll(labels(of.event()))) {
      found.add(Reason.BASIS_DOES_NOT_COVER_SECTION);
    }
    return found;
  }

  private static boolean names(Basis basis, OrganizationId target) {
    return basis.scope().grantees().contains(target);
  }

  private static Optional<Reason> state(Basis basis) {
    return switch (basis) {
      case Basis.LawfulBasis _ -> Optional.empty();
      case Basis.Consent consent ->
          switch (consent.state()) {
            case Basis.Consent.State.Given _ -> Optional.empty();
            case Basis.Consent.State.Refused _ -> Optional.of(Reason.BASIS_NOT_GIVEN);
            case Basis.Consent.State.UnsafeToAsk _ -> Optional.of(Reason.BASIS_UNSAFE_TO_ASK);
            case Basis.Consent.State.Withdrawn _ -> Optional.of(Reason.BASIS_WITHDRAWN);
          };
    };
  }
}
