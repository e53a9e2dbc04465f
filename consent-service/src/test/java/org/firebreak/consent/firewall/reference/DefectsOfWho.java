// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import static org.firebreak.consent.firewall.reference.Defect.overlooks;
import static org.firebreak.consent.firewall.reference.Defect.says;
import static org.firebreak.consent.firewall.reference.Defect.sees;

import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.PurposeReading;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Resolution;
import org.firebreak.consent.firewall.Road;
import org.firebreak.consent.firewall.Sector;

/// Mistakes about who sends and who receives.
final class DefectsOfWho {

  private DefectsOfWho() {}

  static List<Defect> all() {
    return Stream.of(aboutWhoIsBarred(), aboutAddressesAndTargets(), aboutAnswers(), aboutNotices())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Defect> aboutWhoIsBarred() {
    return List.of(
        sees(
            "what an organization is part of is not looked at",
            Altered.eachOrganization(
                (body, _) -> Altered.with(body, null, body.immigrationFunction()))),
        sees(
            "only the nearest parent is looked at",
            Altered.eachOrganization((body, directory) ->
                Altered.with(
                    body, null, body.immigrationFunction() || parentHasFunction(body, directory)))),
        sees(
            "a parent that nobody knows is no parent",
            Altered.eachOrganization((body, directory) ->
                body.partOf() == null || directory.find(body.partOf()).isPresent()
                    ? body
                    : Altered.with(body, null, body.immigrationFunction()))),
        sees(
            "a part of itself ends the chain well",
            Altered.eachOrganization((body, _) ->
                body.id().equals(body.partOf())
                    ? Altered.with(body, null, body.immigrationFunction())
                    : body)),
        sees(
            "an immigration body that is suspended is none",
            Altered.eachOrganization((body, _) ->
                Altered.with(body, body.partOf(), body.immigrationFunction() && body.verified()))),
        sees(
            "an immigration body that gives legal advice is none",
            Altered.eachOrganization((body, _) ->
                Altered.with(
                    body,
                    body.partOf(),
                    body.immigrationFunction() && body.sector() != Sector.LEGAL_ADVICE))),
        overlooks("a barred target is let through", Reason.TARGET_HAS_IMMIGRATION_FUNCTION),
        overlooks("a barred source is let through", Reason.SOURCE_HAS_IMMIGRATION_FUNCTION),
        overlooks("a barred origin is let through", Reason.ORIGIN_HAS_IMMIGRATION_FUNCTION),
        overlooks(
            "a basis that names a barred target opens it",
            Reason.TARGET_HAS_IMMIGRATION_FUNCTION,
            DefectsOfWho::basisNamesTarget),
        overlooks(
            "her own application opens immigration casework",
            Reason.TARGET_HAS_IMMIGRATION_FUNCTION,
            of -> of.purpose().equals(new PurposeReading.Ordinary(Purpose.VICTIM_LED_APPLICATION))),
        sees(
            "an immigration topic is one more unknown address",
            of ->
                of.target() instanceof Resolution.ImmigrationTopic
                    ? Altered.target(of, new Resolution.Unknown())
                    : of));
  }

  private static List<Defect> aboutAddressesAndTargets() {
    return List.of(
        sees(
            "one of two organizations is simply taken",
            of ->
                of.target() instanceof Resolution.Ambiguous
                    ? of.directory()
                        .find(of.event().source())
                        .<Case>map(any -> Altered.target(of, new Resolution.Exact(any, Road.NAME)))
                        .orElse(of)
                    : of),
        sees(
            "what looks like immigration is only unknown",
            of ->
                of.target() instanceof Resolution.LooksLikeImmigration
                    ? Altered.target(of, new Resolution.Unknown())
                    : of),
        overlooks("an unknown source is let through", Reason.SOURCE_UNKNOWN),
        overlooks("only the source must be known, not the origin", Reason.ORIGIN_UNKNOWN),
        overlooks("an unverified target is let through", Reason.TARGET_NOT_VERIFIED),
        overlooks(
            "police need no verification",
            Reason.TARGET_NOT_VERIFIED,
            of ->
                of.target() instanceof Resolution.Exact(var target, var _)
                    && target.sector() == Sector.POLICE),
        overlooks(
            "the origin need not be known",
            Reason.ORIGIN_UNKNOWN,
            of -> !of.event().chain().origin().equals(of.event().source())),
        sees("one hop more is allowed", hops(4, 3)),
        sees("one hop less is allowed", hops(3, 4)),
        overlooks("terms that travel along are not read", Reason.ONWARD_NOT_ALLOWED),
        sees("terms count from the next hop on", mostHops(chain -> chain.mostHops() + 1)),
        sees("terms forbid one hop more than they say", mostHops(chain -> chain.mostHops() - 1)),
        sees(
            "who passes it on need not heed the terms of the origin",
            mostHops(chain -> Math.max(chain.mostHops(), chain.hops()))));
  }

  private static List<Defect> aboutAnswers() {
    return List.of(
        sees(
            "an answer needs a basis of its own",
            of -> Altered.kind(of, new Event.Kind.Referral())),
        sees(
            "what has no basis is taken for an answer",
            of ->
                of.event().basis() == null
                    ? Altered.kind(of, new Event.Kind.Answer(new EventId(new UUID(0, 4))))
                    : of),
        overlooks("an answer may come from anybody", Reason.SOURCE_UNKNOWN, DefectsOfWho::isAnswer),
        overlooks(
            "an answer may go to anybody",
            Reason.TARGET_HAS_IMMIGRATION_FUNCTION,
            DefectsOfWho::isAnswer),
        sees(
            "an answer needs no known target",
            of ->
                isAnswer(of) && of.target() instanceof Resolution.Unknown
                    ? of.directory()
                        .find(of.event().chain().origin())
                        .<Case>map(any -> Altered.target(of, new Resolution.Exact(any, Road.ID)))
                        .orElse(of)
                    : of),
        says(
            "an answer takes sections along",
            (of, decision) ->
                isAnswer(of) && decision instanceof Decision.Deliver
                    ? Defect.everythingTo(of, decision)
                    : decision));
  }

  private static List<Defect> aboutNotices() {
    return List.of(
        sees(
            "a notice of a withdrawal needs the consent that was withdrawn",
            of -> isNotice(of) ? Altered.kind(of, new Event.Kind.Referral()) : of),
        sees(
            "what rests on a withdrawn consent is taken for a notice of it",
            of ->
                of.event().kind() instanceof Event.Kind.Referral && isWithdrawn(of)
                    ? Altered.kind(of, new Event.Kind.Notice(new EventId(new UUID(0, 4))))
                    : of),
        overlooks(
            "whoever received is told, also what has become an immigration body",
            Reason.TARGET_HAS_IMMIGRATION_FUNCTION,
            DefectsOfWho::isNotice),
        overlooks(
            "whoever received is told, also one that was suspended",
            Reason.TARGET_NOT_VERIFIED,
            DefectsOfWho::isNotice),
        overlooks(
            "an acknowledgement goes to whoever withdrew, also to an immigration body",
            Reason.TARGET_HAS_IMMIGRATION_FUNCTION,
            of -> of.event().kind() instanceof Event.Kind.Acknowledgement),
        overlooks(
            "nobody asks what an acknowledgement is for",
            Reason.PURPOSE_IS_IMMIGRATION_CONTROL,
            of -> of.event().kind() instanceof Event.Kind.Acknowledgement),
        says(
            "a notice takes sections along",
            (of, decision) ->
                isNotice(of) && decision instanceof Decision.Deliver
                    ? Defect.everythingTo(of, decision)
                    : decision));
  }

  private static UnaryOperator<Case> hops(int are, int taken) {
    return of ->
        Altered.chain(
            of,
            chain ->
                chain.hops() == are ? new Chain(chain.origin(), taken, chain.mostHops()) : chain);
  }

  private static UnaryOperator<Case> mostHops(ToIntFunction<Chain> misread) {
    return of ->
        Altered.chain(
            of, chain -> new Chain(chain.origin(), chain.hops(), misread.applyAsInt(chain)));
  }

  private static boolean isNotice(Case of) {
    return of.event().kind() instanceof Event.Kind.Notice;
  }

  private static boolean isWithdrawn(Case of) {
    return of.basis().isPresent()
        && of.basis().get() instanceof Basis.Consent consent
        && consent.state() instanceof Basis.Consent.State.Withdrawn;
  }

  private static boolean parentHasFunction(Organization body, Directory directory) {
    return body.partOf() != null
        && directory.find(body.partOf()).map(Organization::immigrationFunction).orElse(true);
  }

  private static boolean isAnswer(Case of) {
    return of.event().kind() instanceof Event.Kind.Answer;
  }

  private static boolean basisNamesTarget(Case of) {
    return of.basis().isPresent()
        && of.target() instanceof Resolution.Exact(var target, var _)
        && of.basis().get().scope().grantees().contains(target.id());
  }
}
