// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.firebreak.consent.Basis;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.Firewall;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.Resolution;
import org.firebreak.consent.firewall.Review;
import org.firebreak.consent.firewall.Sector;
import org.firebreak.consent.firewall.Verdict;
import org.firebreak.consent.loop.Outcome;
import org.firebreak.consent.screening.Inspection;
import org.jspecify.annotations.Nullable;

/// A decision as auditors and the source's service read it (contract decision v1): codes, ids and
/// versions.
///
/// @param build digest of the firewall's code
record DecisionDocument(String build) {

  ObjectNode of(Outcome outcome) {
    var event = OutcomeWriter.event(outcome);
    var judged = outcome.judged();
    var target = target(outcome);
    var decision = outcome.decision();
    var node = JsonNodeFactory.instance.objectNode();
    node.put("event_id", OutcomeWriter.eventId(outcome).toString());
    node.put("kind", kind(event));
    node.put("referral_id", event.map(of -> of.referralId().toString()).orElse(null));
    node.put("dispatch_id", event.map(of -> of.dispatchId().toString()).orElse(null));
    node.put("source_organization", event.map(of -> of.source().value()).orElse(null));
    node.put("target_organization", target.map(of -> of.id().value()).orElse(null));
    node.put("sector", target.map(Organization::sector).map(Sector::code).orElse(null));
    node.put("purpose", judged.map(of -> of.purpose().code()).orElse(null));
    var verdict = Verdict.of(decision);
    node.put("outcome", verdict.outcome());
    node.put("rule", verdict.rule());
    strings(node, "reasons", verdict.reasons());
    node.put("hold_kind", verdict.holdKind());
    node.put("expires_at", outcome.expiresAt().map(Instant::toString).orElse(null));
    strings(node, "sections", verdict.sections());
    strings(node, "withheld", verdict.withheld());
    labels(event, node);
    node.put("basis_id", event.map(Event::basis).map(Object::toString).orElse(null));
    node.put("basis_version", outcome.basis().map(Basis::version).orElse(null));
    node.put(
        "road",
        judged.map(Case::target).map(Resolution::road).map(road -> road.code()).orElse(null));
    var findings = node.putArray("findings");
    judged.stream()
        .flatMap(of -> of.findings().stream())
        .sorted()
        .map(Finding::name)
        .forEach(findings::add);
    var chain = event.map(Event::chain);
    node.put("origin", chain.map(of -> of.origin().value()).orElse(null));
    node.put("hops", chain.map(Chain::hops).orElse(null));
    node.put("most_hops", chain.map(Chain::mostHops).orElse(null));
    node.put("high_risk", event.map(Event::highRisk).orElse(false));
    node.put(
        "cause_id", event.flatMap(DecisionDocument::earlier).map(EventId::toString).orElse(null));
    review(event, node);
    node.put("policy_version", Firewall.POLICY_VERSION);
    node.put("inspection_version", inspectionVersion(event, judged));
    node.put("build", build);
    node.put("directory_revision", outcome.directoryRevision());
    node.put("decided_at", outcome.decidedAt().toString());
    node.put("outbox_partition", event.map(of -> of.position().partition()).orElse(null));
    node.put("outbox_number", event.map(of -> of.position().number()).orElse(null));
    node.put("origin_of_record", outcome.incoming().origin().toString());
    return node;
  }

  /// What it cures or follows, or is about.
  private static Optional<EventId> earlier(Event event) {
    return event.kind() instanceof Event.Kind.WithoutContent about
        ? Optional.of(about.inReplyTo())
        : Optional.ofNullable(event.cause());
  }

  private static void review(Optional<Event> event, ObjectNode node) {
    var cleared = JsonNodeFactory.instance.arrayNode();
    var said =
        switch (event.map(Event::kind).orElseGet(Event.Kind.Referral::new)) {
          case Event.Kind.WithoutContent _ -> null;
          case Event.Kind.Referral(Review.None()) -> null;
          case Event.Kind.Referral(Review.Declined()) -> "declined";
          case Event.Kind.Referral(Review.Cleared(var findings, var _)) -> {
            findings.stream().sorted().map(Finding::name).forEach(cleared::add);
            yield "released";
          }
        };
    node.put("review", said);
    node.set("cleared", cleared);
  }

  static Optional<Organization> target(Outcome outcome) {
    return outcome
        .judged()
        .map(Case::target)
        .flatMap(resolution ->
            resolution instanceof Resolution.Exact(var organization, _)
                ? Optional.of(organization)
                : Optional.empty());
  }

  private static void strings(ObjectNode node, String name, List<String> codes) {
    var array = node.putArray(name);
    codes.forEach(array::add);
  }

  /// Of labels that are on no list only how many: a source might write anything there.
  private static void labels(Optional<Event> event, ObjectNode node) {
    var written = event.map(Event::sections).orElse(List.of());
    var known = EnumSet.noneOf(SectionLabel.class);
    written.stream().map(SectionLabel::ofCode).flatMap(Optional::stream).forEach(known::add);
    strings(node, "event_sections", known.stream().map(SectionLabel::code).toList());
    node.put("other_labels", written.size() - known.size());
  }

  private static String kind(Optional<Event> event) {
    return event.map(of -> of.kind().code()).orElse("unreadable");
  }

  /// Null where there was no text to inspect: an event without content, or one that could not be
  /// read.
  private static @Nullable String inspectionVersion(Optional<Event> event, Optional<Case> judged) {
    var inspected =
        judged.isPresent()
            && event.filter(of -> of.kind() instanceof Event.Kind.Referral).isPresent();
    return inspected ? Inspection.VERSION : null;
  }
}
