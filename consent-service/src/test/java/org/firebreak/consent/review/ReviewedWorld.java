// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.GrantedRead;
import org.firebreak.consent.GrantedReads;
import org.firebreak.consent.Hold;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Routing;
import org.firebreak.consent.firewall.CaseFixture;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Review;
import org.firebreak.consent.firewall.Scenarios;
import org.firebreak.consent.loop.Content;
import org.firebreak.consent.loop.FakeBatches;
import org.firebreak.consent.loop.FakeGate;
import org.firebreak.consent.loop.FirewallLoop;
import org.firebreak.consent.loop.Incoming;
import org.firebreak.consent.loop.Outcome;
import org.firebreak.consent.loop.Snapshots;
import org.firebreak.consent.review.ReviewHolds.Outcome.Refused;
import org.firebreak.consent.review.ReviewHolds.Outcome.Sent;
import org.firebreak.consent.review.ReviewHolds.Outcome.Shown;
import org.jspecify.annotations.Nullable;

/// The whole service in memory: the real loop, the real decision and the real review, on fakes of
/// broker and database that fail now and then. It checks each delivery as it becomes visible.
final class ReviewedWorld {

  private static final String SOURCE = "kent-police";
  private static final Directory ORDINARY = Scenarios.directory();
  private static final Map<Set<OrganizationId>, Directory> DIRECTORIES = new ConcurrentHashMap<>();
  private static final List<String> ADDRESSES =
      List.of("lantern-refuge", "Immigraiton Enforcement", "NCCU", "larch-homes", "nobody");
  private static final List<String> TEXTS =
      List.of("She is safe tonight.", "Please forward to ICE.", "Please tell immigration.");
  private static final List<Reviewer> REVIEWERS =
      List.of(
          person("fernbridge-marac", "one"),
          person("fernbridge-marac", "two"),
          person("juniper-outreach", "three"),
          person("juniper-outreach", "one"),
          person("heron-court", "six"),
          person(SOURCE, "four"),
          person("kent-vulnerability", "seven"),
          person("immigration-enforcement", "five"));
  private static final List<String> MEANT =
      List.of("lantern-refuge", "larch-homes", "immigration-enforcement", "ice-london", "nobody");
  private static final List<String> RECLASSIFIED = List.of("lantern-refuge", "larch-homes");

  private final Random chance;
  private final Map<String, Integer> happened;
  private final FakeGate gate;
  private final FakeQuarantine quarantine =
      new FakeQuarantine(this::directory, id -> Optional.of(basis(id)));
  private final ReviewHolds reviews;
  private final FirewallLoop loop;
  private final Map<String, Content> contents = new HashMap<>();
  private final Map<EventId, Set<String>> agreedOn = new HashMap<>();
  private final Set<EventId> declined = new HashSet<>();
  private final Map<Integer, Long> numbers = new HashMap<>();
  private final List<BasisId> consents = new ArrayList<>();
  private final Set<BasisId> withdrawn = new HashSet<>();
  private final Set<BasisId> read = new HashSet<>();
  private Directory directory = ORDINARY;
  private final Set<OrganizationId> barredSince = new HashSet<>();
  private Instant now = CaseFixture.NOW;
  private int checked;

  ReviewedWorld(Random chance, Map<String, Integer> happened) {
    this.chance = chance;
    this.happened = happened;
    gate = new FakeGate(4, chance, 0.15);
    loop = new FirewallLoop(gate, this::snapshot, new FakeBatches(), () -> now);
    reviews =
        new ReviewHolds(
            quarantine,
            this::publish,
            quarantine,
            new Readings(),
            _ -> {},
            () -> now,
            () -> new UUID(chance.nextLong(), chance.nextLong()));
  }

  private static Reviewer person(String organization, String subject) {
    return new Reviewer(new OrganizationId(organization), subject);
  }

  private Directory directory() {
    return directory;
  }

  private Snapshots.Snapshot snapshot(Set<BasisId> bases) {
    return new Snapshots.Snapshot(
        directory, now, bases.stream().collect(Collectors.toMap(id -> id, this::basis)));
  }

  private Basis basis(BasisId id) {
    var all = (Basis.Consent) CaseFixture.basis("all", SOURCE).orElseThrow();
    var given =
        new Basis.Consent(id, all.version(), all.source(), all.scope(), all.grantor(), all.state());
    return withdrawn.contains(id) ? given.withdraw(now) : given;
  }

  /// What is read is kept for the receipt, and nothing is read behind it.
  private final class Readings implements GrantedReads {
    @Override
    public void add(BasisId basis, UUID dispatchId, OrganizationId reader, Instant at) {
      assertThat(withdrawn).doesNotContain(basis);
      read.add(basis);
    }

    @Override
    public List<GrantedRead> on(BasisId basis) {
      throw new UnsupportedOperationException("nobody asks for a receipt here");
    }
  }

  void somebodyTakesAConsentBack() {
    if (!consents.isEmpty()) {
      withdrawn.add(consents.get(chance.nextInt(consents.size())));
    }
  }

  void somebodySends() {
    var text = pick(TEXTS);
    var content =
        new Content.OfReferral(
            pick(ADDRESSES), "specialist-support", List.of(new Content.Section("person", text)));
    append(
        chance.nextInt(3),
        new EventId(new UUID(chance.nextLong(), chance.nextLong())),
        new Event.Kind.Referral(),
        content,
        null,
        new Routing(List.of("person"), Optional.of(consent()), chain()));
  }

  private BasisId consent() {
    var fresh = new BasisId(new UUID(chance.nextLong(), chance.nextLong()));
    consents.add(fresh);
    return fresh;
  }

  private static Chain chain() {
    return Chain.begunBy(new OrganizationId(SOURCE));
  }

  private void append(
      int partition,
      EventId id,
      Event.Kind kind,
      Content content,
      @Nullable EventId cause,
      Routing routing) {
    var fixture = CaseFixture.event(SOURCE, routing.sections(), "all");
    var number = numbers.merge(partition, 1L, Long::sum);
    contents.put(id.toString(), content);
    gate.append(
        new Incoming.Opened(
            new Incoming.Origin(FakeGate.partition(partition), gate.end(partition)),
            new Event(
                id,
                kind,
                fixture.referralId(),
                fixture.dispatchId(),
                fixture.source(),
                routing.sections(),
                routing.basis().orElseThrow(),
                routing.chain(),
                cause,
                true,
                new Event.Position(FakeGate.partition(partition).number(), number)),
            content));
  }

  /// Stands in for the outbox and the record format, which have tests of their own.
  private void publish(
      EventId id, HeldReferral held, ReviewedEvents.Verdict verdict, byte[] content) {
    var review =
        switch (verdict) {
          case ReviewedEvents.Verdict.Release(var meant) ->
              new Review.Cleared(findings(held.hold()), meant);
          case ReviewedEvents.Verdict.Decline() -> new Review.Declined();
        };
    append(
        3,
        id,
        new Event.Kind.Referral(review),
        Objects.requireNonNull(contents.get(new String(content, StandardCharsets.UTF_8))),
        held.hold().event(),
        held.routing());
  }

  private static Set<Finding> findings(Hold hold) {
    return Set.of(Finding.values()).stream()
        .filter(finding -> hold.reasons().contains(finding.reason().name()))
        .collect(Collectors.toSet());
  }

  void theFirewallDecides() {
    loop.step();
    while (checked < gate.visible.size()) {
      check(gate.visible.get(checked++));
    }
  }

  private void check(Outcome outcome) {
    if (!(outcome.incoming() instanceof Incoming.Opened(var _, var event, var _))) {
      throw new AssertionError("only what can be read is sent here");
    }
    switch (outcome.decision()) {
      case Decision.Deliver(var target, var _, var _, var _) -> {
        assertThat(outcome.judged().orElseThrow().directory().isBarred(target.id())).isFalse();
        assertThat(declined).doesNotContain(event.id());
        if (event.cause() != null) {
          assertThat(agreedOn.getOrDefault(event.id(), Set.of())).hasSize(2);
          count("delivered after review");
        }
      }
      case Decision.Quarantine held -> {
        count(declined.contains(event.id()) ? "declined" : "held");
        hold(outcome, event, held);
      }
      case Decision.Drop _ -> count("not sent");
    }
  }

  private void hold(Outcome outcome, Event event, Decision.Quarantine held) {
    var forAPerson = held.kind() == Decision.HoldKind.FOR_A_PERSON;
    quarantine.add(
        new Hold(
            event.id(),
            held.kind(),
            Optional.of(event.source()),
            Optional.empty(),
            Optional.of(event.referralId()),
            Optional.of(event.dispatchId()),
            held.reasons().stream().map(Reason::name).toList(),
            event.highRisk(),
            outcome.decidedAt(),
            outcome.expiresAt().orElseThrow(),
            Hold.State.OPEN),
        Optional.of(
            new Routing(event.sections(), Optional.ofNullable(event.basis()), event.chain())),
        Optional.of(event.id().toString().getBytes(StandardCharsets.UTF_8))
            .filter(_ -> forAPerson));
  }

  void somebodyLooks() {
    somewhere(held -> {
      var who = pick(REVIEWERS);
      var outcome = counted(reviews.show(who, "quarantine_reviewer", held, ViewReason.TO_JUDGE));
      if (outcome instanceof Shown(var shown, _, _)) {
        assertThat(read).contains(shown.routing().basis().orElseThrow());
        assertThat(directory.areRelated(who.organization(), new OrganizationId(SOURCE))).isFalse();
        assertThat(directory.isBarred(who.organization())).isFalse();
      }
    });
  }

  void somebodyProposes() {
    somewhere(held -> {
      counted(reviews.proposeRelease(pick(REVIEWERS), "quarantine_reviewer", held, meant()));
    });
  }

  private Optional<OrganizationId> meant() {
    return chance.nextBoolean() ? Optional.of(new OrganizationId(pick(MEANT))) : Optional.empty();
  }

  void somebodyApproves() {
    somewhere(held -> {
      var proposal = quarantine.lock(held, now).flatMap(HoldReview::proposal);
      var who = pick(REVIEWERS);
      var agreed = chance.nextInt(8) == 0 ? meant() : proposal.flatMap(Proposal::meant);
      if (counted(reviews.approveRelease(who, "quarantine_reviewer", held, agreed))
          instanceof Sent(var _, var next)) {
        var both = new HashSet<String>();
        both.add(who.subject());
        both.add(proposal.orElseThrow().by().subject());
        assertThat(proposal.orElseThrow().meant()).isEqualTo(agreed);
        agreedOn.put(next, both);
      }
    });
  }

  void somebodyDeclines() {
    somewhere(held -> {
      if (counted(reviews.decline(pick(REVIEWERS), "quarantine_reviewer", held))
          instanceof Sent(var _, var next)) {
        declined.add(next);
      }
    });
  }

  void theDirectoryChanges() {
    var changed = new OrganizationId(pick(RECLASSIFIED));
    if (!barredSince.remove(changed)) {
      barredSince.add(changed);
    }
    directory = DIRECTORIES.computeIfAbsent(Set.copyOf(barredSince), ReviewedWorld::barring);
  }

  private static Directory barring(Set<OrganizationId> some) {
    return new Directory(
        1,
        Scenarios.everybody().stream()
            .map(ORDINARY::find)
            .flatMap(Optional::stream)
            .map(organization ->
                some.contains(organization.id()) ? barred(organization) : organization)
            .toList());
  }

  private static Organization barred(Organization organization) {
    return new Organization(
        organization.id(),
        null,
        organization.partOf(),
        true,
        organization.verified(),
        organization.names(),
        organization.topics(),
        organization.emailDomains(),
        organization.webhookHosts());
  }

  void timePasses() {
    now = now.plus(Duration.ofMinutes(chance.nextInt(10) == 0 ? 5_000 : 5));
    quarantine.expire(now);
  }

  void everythingIsDecidedAndNothingIsKept() {
    for (int i = 0; i < 10_000 && !gate.allDecided(); i++) {
      theFirewallDecides();
    }
    assertThat(gate.allDecided()).isTrue();
    assertThat(gate.visible)
        .extracting(outcome -> ((Incoming.Opened) outcome.incoming()).event().id())
        .doesNotHaveDuplicates();
    for (var event : quarantine.everything()) {
      if (quarantine.find(event).orElseThrow().state() != Hold.State.OPEN) {
        assertThat(quarantine.contentOf(event)).isEmpty();
      }
    }
  }

  private void somewhere(Consumer<EventId> act) {
    var everything = quarantine.everything();
    var open = everything.stream().filter(this::waitsForAPerson).toList();
    var held = chance.nextInt(6) == 0 ? everything : open;
    if (!held.isEmpty()) {
      // The oldest first, as people would: so that two meet at the same one.
      act.accept(held.get(chance.nextInt(Math.min(2, held.size()))));
    }
  }

  private boolean waitsForAPerson(EventId event) {
    var hold = quarantine.find(event).orElseThrow();
    return hold.state() == Hold.State.OPEN && hold.kind() == Decision.HoldKind.FOR_A_PERSON;
  }

  private ReviewHolds.Outcome counted(ReviewHolds.Outcome outcome) {
    count(outcome instanceof Refused(var why) ? why.name() : outcome.getClass().getSimpleName());
    return outcome;
  }

  private void count(String what) {
    happened.merge(what, 1, Integer::sum);
  }

  private <T> T pick(List<T> list) {
    return list.get(chance.nextInt(list.size()));
  }
}
