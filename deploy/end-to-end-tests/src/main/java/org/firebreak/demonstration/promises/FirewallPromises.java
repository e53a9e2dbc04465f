// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firebreak.demonstration.promises.Event.Kind;
import org.firebreak.demonstration.promises.Event.Told;
import org.firebreak.demonstration.promises.Observations.Attempt;
import org.firebreak.demonstration.promises.Observations.Outage;
import org.firebreak.demonstration.promises.Observations.Receipt;
import org.firebreak.demonstration.promises.Observations.Where;
import org.jspecify.annotations.Nullable;

/// What may never be delivered or read.
final class FirewallPromises {

  private FirewallPromises() {}

  static PromiseResult nothingReachesEnforcement(Observations seen) {
    var aimed = ids(seen, Kind.IMMIGRATION);
    var delivered = seen.decisions().stream().filter(DecisionEntry::delivers).toList();
    var door = seen.attempts(Where.DOOR);
    var topics = seen.attempts(Where.ENFORCEMENT_TOPIC);
    return new Judgement(Promise.NOTHING_REACHES_ENFORCEMENT)
        .none(
            delivered.stream().filter(entry -> aimed.contains(entry.eventId())).count(),
            "Deliver decisions on referrals that were aimed at an immigration body")
        .none(
            seen.events(Kind.IMMIGRATION).stream().filter(e -> e.told() == Told.DELIVERED).count(),
            "referrals aimed at an immigration body that their source was told are delivered")
        .none(
            delivered.stream()
                .filter(entry -> isBarred(seen, entry.target(), entry.decidedAt()))
                .count(),
            "Deliver decisions to a barred organization")
        .none(
            seen.reads().stream()
                .filter(read -> read.granted() && isBarred(seen, read.organization(), read.at()))
                .count(),
            "reads of content by a barred organization")
        .none(allowed(door), "requests of a barred organization that an API answered")
        .none(
            allowed(topics),
            "operations under immigration-enforcement. that the broker let through")
        .result(
            !aimed.isEmpty(),
            "0 of %d referrals aimed at immigration bodies delivered; 0 of %d deliveries and 0 of %d reads by one of %d barred organizations; %d of %d requests and %d of %d broker operations refused"
                .formatted(
                    aimed.size(),
                    delivered.size(),
                    seen.reads().size(),
                    seen.barredSince().size(),
                    door.size() - allowed(door),
                    door.size(),
                    topics.size() - allowed(topics),
                    topics.size()));
  }

  /// An inbox that a stranger can write to would be an opening all the same.
  static PromiseResult failsClosed(Observations seen) {
    var guarded = seen.attempts(Where.GUARDED_TOPIC);
    long referrals = seen.outages().stream().mapToLong(Outage::referrals).sum();
    long reads = seen.outages().stream().mapToLong(Outage::reads).sum();
    return new Judgement(Promise.FAILS_CLOSED)
        .none(
            seen.outages().stream().mapToLong(Outage::told).sum(),
            "referrals decided while the firewall was stopped")
        .none(
            seen.outages().stream().mapToLong(Outage::granted).sum(),
            "reads granted while the firewall was stopped")
        .none(
            allowed(guarded),
            "operations on inboxes and decisions that the broker let a stranger do")
        .result(
            referrals > 0 && reads > 0,
            "while the firewall was stopped, 0 of %d referrals delivered and 0 of %d reads granted; %d of %d operations of strangers on inboxes and decisions refused by the broker"
                .formatted(referrals, reads, guarded.size() - allowed(guarded), guarded.size()));
  }

  static PromiseResult consentNeverOpensTheFirewall(Observations seen) {
    var withBasis =
        seen.events(Kind.IMMIGRATION).stream()
            .filter(event -> event.basisId() != null)
            .map(Event::id)
            .collect(toSet());
    var bases = seen.attempts(Where.BASIS);
    return new Judgement(Promise.CONSENT_NEVER_OPENS_THE_FIREWALL)
        .none(
            seen.decisions().stream()
                .filter(entry -> entry.delivers() && withBasis.contains(entry.eventId()))
                .count(),
            "referrals aimed at an immigration body that a basis opened the firewall for")
        .result(
            !withBasis.isEmpty(),
            "0 of %d referrals aimed at immigration bodies delivered although each came with a valid basis; %d bases that name such a body tried, %d recorded"
                .formatted(withBasis.size(), bases.size(), allowed(bases)));
  }

  static PromiseResult nothingAfterTheReceipt(Observations seen) {
    Map<UUID, Instant> receipts =
        seen.receipts().stream().collect(toMap(Receipt::basisId, Receipt::at));
    Map<UUID, UUID> basisOfEvent =
        seen.decisions().stream()
            .filter(entry -> entry.basisId() != null)
            .collect(
                toMap(
                    DecisionEntry::eventId,
                    entry -> Objects.requireNonNull(entry.basisId()),
                    (first, _) -> first));
    long tried =
        seen.events().stream()
            .filter(event -> event.basisId() != null && receipts.containsKey(event.basisId()))
            .count();
    var readsAfter =
        seen.reads().stream()
            .filter(read -> isAfter(receipts, basisOfEvent.get(read.eventId()), read.at()))
            .toList();
    return new Judgement(Promise.NOTHING_AFTER_THE_RECEIPT)
        .none(
            seen.decisions().stream()
                .filter(entry -> entry.delivers())
                .filter(entry -> isAfter(receipts, entry.basisId(), entry.decidedAt()))
                .count(),
            "deliveries after the receipt of a withdrawal")
        .none(
            readsAfter.stream().filter(Observations.Read::granted).count(),
            "reads granted after the receipt of a withdrawal")
        .result(
            tried > 0 && !readsAfter.isEmpty(),
            "%d withdrawals; 0 deliveries among %d referrals on a withdrawn consent, 0 of %d reads granted after the receipt"
                .formatted(receipts.size(), tried, readsAfter.size()));
  }

  private static boolean isAfter(Map<UUID, Instant> receipts, @Nullable UUID basis, Instant at) {
    var receipt = basis == null ? null : receipts.get(basis);
    return receipt != null && at.isAfter(receipt);
  }

  private static boolean isBarred(Observations seen, @Nullable String organization, Instant at) {
    var since = organization == null ? null : seen.barredSince().get(organization);
    return since != null && !at.isBefore(since);
  }

  private static Set<UUID> ids(Observations seen, Kind kind) {
    return seen.events(kind).stream().map(Event::id).collect(toSet());
  }

  private static long allowed(List<Attempt> attempts) {
    return attempts.stream().filter(attempt -> !attempt.refused()).count();
  }
}
