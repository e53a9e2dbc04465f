// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Basis.Consent;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Condition.CriminalOffence;
import org.firebreak.consent.Condition.SpecialCategory;
import org.firebreak.consent.Grantor;
import org.firebreak.consent.Ground;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Period;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.Scope;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.WithoutConsent;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.PurposeReading;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Resolution;
import org.firebreak.consent.firewall.Review;
import org.firebreak.consent.firewall.Road;
import org.firebreak.consent.firewall.Sector;

/// Says in the firewall's own types what the facts say in words, and its decision in words again.
/// What is said once is remembered, so that a million cases may share directories and bases.
final class Translator {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Grantor SAMPLE = new Grantor("5".repeat(64));
  private static final BasisId BASIS = new BasisId(new UUID(0, 7));

  private final IdentityHashMap<Map<String, Facts.Body>, Directory> directories =
      new IdentityHashMap<>();
  private final IdentityHashMap<Facts.Permit, Optional<Basis>> bases = new IdentityHashMap<>();
  private final Map<String, OrganizationId> ids = new HashMap<>();
  private final Map<String, PurposeReading> purposes = new HashMap<>();

  Case caseOf(Facts facts) {
    var directory = directory(facts.directory());
    var event = event(facts);
    return new Case(
        event,
        purposes.computeIfAbsent(facts.purpose(), Translator::purpose),
        Review.target(event, target(facts, directory), directory),
        directory,
        basis(facts),
        facts.findings().stream().map(Finding::valueOf).collect(Collectors.toSet()),
        moment(facts.now()));
  }

  Event event(Facts facts) {
    return new Event(
        new EventId(new UUID(0, 1)),
        kind(facts),
        new UUID(0, 2),
        new UUID(0, 3),
        id(facts.source()),
        facts.sections(),
        facts.namesBasis() ? BASIS : null,
        new Chain(id(facts.origin()), facts.hops(), facts.mostHops()),
        null,
        facts.highRisk(),
        new Event.Position(0, 1));
  }

  private Event.Kind kind(Facts facts) {
    var earlier = new EventId(new UUID(0, 4));
    return switch (facts.kind()) {
      case Facts.REFERRAL -> new Event.Kind.Referral(review(facts.second()));
      case "answer" -> new Event.Kind.Answer(earlier);
      case "notice" -> new Event.Kind.Notice(earlier);
      case "acknowledgement" -> new Event.Kind.Acknowledgement(earlier);
      default -> throw new IllegalArgumentException(facts.kind());
    };
  }

  private Review review(Facts.SecondReading second) {
    if (second.equals(Facts.SecondReading.NONE)) {
      return new Review.None();
    }
    return second.declined()
        ? new Review.Declined()
        : new Review.Cleared(
            each(second.cleared(), Finding::valueOf),
            Optional.of(second.meant()).filter(meant -> !meant.isEmpty()).map(this::id));
  }

  Directory directory(Map<String, Facts.Body> plain) {
    return directories.computeIfAbsent(
        plain,
        bodies ->
            new Directory(
                1,
                bodies.entrySet().stream()
                    .map(entry -> organization(entry.getKey(), entry.getValue()))
                    .toList()));
  }

  Optional<Basis> basis(Facts facts) {
    return facts.basis() == null
        ? Optional.empty()
        : bases.computeIfAbsent(facts.basis(), permit -> Optional.of(basis(permit)));
  }

  static Instant moment(long ticks) {
    return NOON.plusNanos(ticks);
  }

  static Verdict verdict(Decision decision) {
    return switch (decision) {
      case Decision.Deliver(var target, var inbox, var sections, var withheld) ->
          new Verdict(
              Verdict.DELIVER,
              decision.rule(),
              List.of(),
              codes(sections),
              codes(withheld),
              target.id().value(),
              inbox.code());
      case Decision.Quarantine(var kind, var reasons) ->
          Verdict.refused(
              switch (kind) {
                case CURABLE -> Verdict.FOR_SOURCE;
                case FOR_A_PERSON -> Verdict.FOR_A_PERSON;
              },
              decision.rule(),
              names(reasons));
      case Decision.Drop(var reasons) ->
          Verdict.refused(Verdict.NOT_SENT, decision.rule(), names(reasons));
    };
  }

  static List<String> names(Iterable<Reason> reasons) {
    var names = new ArrayList<String>();
    reasons.forEach(reason -> names.add(reason.name()));
    return names;
  }

  private static Set<String> codes(Set<SectionLabel> sections) {
    var codes = new HashSet<String>();
    sections.forEach(section -> codes.add(section.code()));
    return codes;
  }

  private OrganizationId id(String value) {
    return ids.computeIfAbsent(value, OrganizationId::new);
  }

  private static Organization organization(String id, Facts.Body body) {
    return new Organization(
        new OrganizationId(id),
        body.sector().isEmpty() ? null : Sector.ofCode(body.sector()).orElseThrow(),
        body.partOf().isEmpty() ? null : new OrganizationId(body.partOf()),
        body.immigrationFunction(),
        body.verified(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of());
  }

  private static PurposeReading purpose(String word) {
    return word.equals(Facts.CONTROL)
        ? new PurposeReading.ImmigrationControl()
        : Purpose.ofCode(word)
            .<PurposeReading>map(PurposeReading.Ordinary::new)
            .orElseGet(PurposeReading.Unknown::new);
  }

  private Resolution target(Facts facts, Directory directory) {
    return switch (facts.address()) {
      case Facts.ONE ->
          new Resolution.Exact(directory.find(id(facts.target())).orElseThrow(), Road.ID);
      case Facts.TOPIC -> new Resolution.ImmigrationTopic();
      case Facts.LOOKS_LIKE -> new Resolution.LooksLikeImmigration();
      case Facts.SEVERAL -> new Resolution.Ambiguous(Road.NAME);
      case Facts.NOTHING -> new Resolution.Unknown();
      default -> throw new IllegalArgumentException(facts.address());
    };
  }

  private static Basis basis(Facts.Permit permit) {
    var source = new OrganizationId(permit.source());
    var scope =
        new Scope(
            each(permit.grantees(), OrganizationId::new),
            each(permit.purposes(), code -> Purpose.ofCode(code).orElseThrow()),
            each(permit.sections(), code -> SectionLabel.ofCode(code).orElseThrow()),
            new Period(moment(permit.from()), moment(permit.until())));
    if (permit.state().equals("lawful")) {
      return new Basis.LawfulBasis(
          BASIS,
          1,
          source,
          scope,
          new Ground.UkGdpr(
              Ground.Article.VITAL_INTERESTS,
              SpecialCategory.SAFEGUARDING,
              CriminalOffence.SAFEGUARDING),
          new WithoutConsent(
              WithoutConsent.Why.UNSAFE_TO_ASK, new WithoutConsent.Decided.NotRecorded()),
          LocalDate.EPOCH,
          null);
    }
    var state =
        switch (permit.state()) {
          case "given" -> new Consent.State.Given(Consent.Manner.IN_PERSON);
          case "refused" -> new Consent.State.Refused(Consent.Manner.IN_WRITING);
          case "unsafe to ask" -> new Consent.State.UnsafeToAsk();
          case "withdrawn" ->
              new Consent.State.Withdrawn(Consent.Manner.BY_PHONE, NOON.minusSeconds(1));
          default -> throw new IllegalArgumentException(permit.state());
        };
    return new Consent(BASIS, 1, source, scope, SAMPLE, state);
  }

  private static <T> Set<T> each(Set<String> words, Function<String, T> read) {
    return words.stream().map(read).map(Objects::requireNonNull).collect(Collectors.toSet());
  }
}
