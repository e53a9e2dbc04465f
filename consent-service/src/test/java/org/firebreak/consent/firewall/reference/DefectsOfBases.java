// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import static org.firebreak.consent.firewall.reference.Defect.overlooks;
import static org.firebreak.consent.firewall.reference.Defect.sees;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Period;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.Scope;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Resolution;
import org.jspecify.annotations.Nullable;

/// Mistakes about what permits sharing.
final class DefectsOfBases {

  private DefectsOfBases() {}

  static List<Defect> all() {
    return List.of(
        sees(
            "a basis holds at the moment of its end",
            of ->
                endsOrBegins(
                        of, of.basis().map(basis -> basis.scope().period().until()).orElse(null))
                    ? Altered.now(of, of.now().minusNanos(1))
                    : of),
        sees(
            "a basis does not hold yet at the moment of its beginning",
            of ->
                endsOrBegins(
                        of, of.basis().map(basis -> basis.scope().period().from()).orElse(null))
                    ? Altered.now(of, of.now().minusNanos(1))
                    : of),
        sees(
            "a basis never ends",
            of ->
                Altered.scope(
                    of,
                    scope ->
                        new Scope(
                            scope.grantees(),
                            scope.purposes(),
                            scope.sections(),
                            new Period(scope.period().from(), Instant.MAX)))),
        sees(
            "a withdrawn consent still holds",
            of -> given(of, Basis.Consent.State.Withdrawn.class)),
        sees("a refused consent is a consent", of -> given(of, Basis.Consent.State.Refused.class)),
        sees(
            "whom it was unsafe to ask has consented",
            of -> given(of, Basis.Consent.State.UnsafeToAsk.class)),
        sees(
            "anybody's basis will do",
            of ->
                Altered.basis(
                    of, basis -> Altered.with(basis, of.event().source(), basis.scope(), null))),
        sees(
            "the origin's basis will do for whoever sends it on",
            of ->
                Altered.basis(
                    of,
                    basis ->
                        basis.source().equals(of.event().chain().origin())
                            ? Altered.with(basis, of.event().source(), basis.scope(), null)
                            : basis)),
        sees("any grantee will do", of -> alsoGrantees(of, target(of))),
        sees(
            "a basis that names the whole names its parts",
            of ->
                of.target() instanceof Resolution.Exact(var target, var _)
                        && target.partOf() != null
                        && of.basis().isPresent()
                        && of.basis().get().scope().grantees().contains(target.partOf())
                    ? alsoGrantees(of, Set.of(target.id()))
                    : of),
        sees(
            "a basis for one purpose covers all",
            of ->
                Altered.scope(
                    of,
                    scope ->
                        new Scope(
                            scope.grantees(),
                            EnumSet.allOf(Purpose.class),
                            scope.sections(),
                            scope.period()))),
        sees(
            "a basis for one section covers all",
            of ->
                Altered.scope(
                    of,
                    scope ->
                        new Scope(
                            scope.grantees(),
                            scope.purposes(),
                            EnumSet.allOf(SectionLabel.class),
                            scope.period()))),
        overlooks(
            "no basis is needed when the risk is high",
            Reason.BASIS_MISSING,
            of -> of.event().highRisk()),
        overlooks("a basis that nobody recorded is believed", Reason.BASIS_UNKNOWN),
        sees(
            "a basis that is not named counts all the same",
            of ->
                of.event().basis() == null && of.basis().isPresent()
                    ? naming(of, of.basis().get().id())
                    : of));
  }

  private static boolean endsOrBegins(Case of, @Nullable Instant moment) {
    return of.now().equals(moment);
  }

  private static Case given(Case of, Class<? extends Basis.Consent.State> state) {
    return Altered.basis(
        of,
        basis ->
            basis instanceof Basis.Consent consent && state.isInstance(consent.state())
                ? Altered.with(
                    basis,
                    basis.source(),
                    basis.scope(),
                    new Basis.Consent.State.Given(Basis.Consent.Manner.IN_PERSON))
                : basis);
  }

  private static Case alsoGrantees(Case of, Set<OrganizationId> more) {
    return Altered.scope(
        of,
        scope ->
            new Scope(
                Altered.and(scope.grantees(), more),
                scope.purposes(),
                scope.sections(),
                scope.period()));
  }

  private static Set<OrganizationId> target(Case of) {
    return of.target() instanceof Resolution.Exact(var target, var _)
        ? Set.of(target.id())
        : Set.of();
  }

  private static Case naming(Case of, BasisId basis) {
    var event = of.event();
    return new Case(
        new Event(
            event.id(),
            event.kind(),
            event.referralId(),
            event.dispatchId(),
            event.source(),
            event.sections(),
            basis,
            event.chain(),
            event.cause(),
            event.highRisk(),
            event.position()),
        of.purpose(),
        of.target(),
        of.directory(),
        of.basis(),
        of.findings(),
        of.now());
  }
}
