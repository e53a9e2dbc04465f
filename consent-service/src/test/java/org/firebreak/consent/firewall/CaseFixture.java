// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

/// Events and bases as the scenarios name them.
public final class CaseFixture {

  public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private static final BasisId BASIS = new BasisId(new UUID(0, 7));
  private static final Grantor SAMPLE = new Grantor("5".repeat(64));
  private static final Period VALID =
      new Period(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(30)));

  private CaseFixture() {}

  public static Event event(String source, List<String> sections, String basis) {
    return event(source, sections, basis, new Event.Kind.Referral());
  }

  public static Event event(String source, List<String> sections, String basis, Event.Kind kind) {
    return event(source, sections, basis, kind, Chain.begunBy(new OrganizationId(source)));
  }

  static Event event(
      String source, List<String> sections, String basis, Event.Kind kind, Chain chain) {
    return new Event(
        new EventId(new UUID(0, 1)),
        kind,
        new UUID(0, 2),
        new UUID(0, 3),
        new OrganizationId(source),
        sections,
        basis.equals("none") ? null : BASIS,
        chain,
        null,
        false,
        new Event.Position(0, 1));
  }

  static Event.Kind kind(String word) {
    var earlier = new EventId(new UUID(0, 4));
    return switch (word) {
      case "referral" -> new Event.Kind.Referral();
      case "answer" -> new Event.Kind.Answer(earlier);
      case "notice" -> new Event.Kind.Notice(earlier);
      case "acknowledgement" -> new Event.Kind.Acknowledgement(earlier);
      default -> throw new IllegalArgumentException("the scenarios know no kind " + word);
    };
  }

  public static Optional<Basis> basis(String named, String source) {
    var owner = new OrganizationId(source);
    var given = new Consent.State.Given(Consent.Manner.IN_PERSON);
    return switch (named) {
      case "none", "unknown" -> Optional.empty();
      case "all", "names barred" -> consent(owner, everything(VALID), given);
      case "another's" -> consent(new OrganizationId("larch-homes"), everything(VALID), given);
      case "refused" ->
          consent(owner, everything(VALID), new Consent.State.Refused(Consent.Manner.BY_PHONE));
      case "unsafe to ask" -> consent(owner, everything(VALID), new Consent.State.UnsafeToAsk());
      case "withdrawn" ->
          consent(
              owner,
              everything(VALID),
              new Consent.State.Withdrawn(Consent.Manner.IN_PERSON, NOW.minusSeconds(1)));
      case "expired" ->
          consent(owner, everything(new Period(NOW.minus(Duration.ofDays(9)), NOW)), given);
      case "tomorrow" ->
          consent(
              owner,
              everything(new Period(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(2)))),
              given);
      case "lantern only" ->
          consent(
              owner,
              new Scope(
                  Set.of(new OrganizationId("lantern-refuge")),
                  Set.of(Purpose.SPECIALIST_SUPPORT),
                  Set.of(SectionLabel.PERSON, SectionLabel.RISK),
                  VALID),
              given);
      case "public task" ->
          Optional.of(
              new Basis.LawfulBasis(
                  BASIS,
                  1,
                  owner,
                  everything(VALID),
                  new Ground.UkGdpr(
                      Ground.Article.PUBLIC_TASK,
                      SpecialCategory.SAFEGUARDING,
                      CriminalOffence.SAFEGUARDING),
                  new WithoutConsent(
                      WithoutConsent.Why.UNSAFE_TO_ASK,
                      new WithoutConsent.Decided.By(
                          WithoutConsent.Post.PRACTITIONER, WithoutConsent.Post.MANAGER)),
                  LocalDate.parse("2026-12-01"),
                  null));
      default -> throw new IllegalArgumentException("the scenarios know no basis " + named);
    };
  }

  private static Scope everything(Period period) {
    return new Scope(
        Scenarios.everybody(),
        EnumSet.allOf(Purpose.class),
        EnumSet.allOf(SectionLabel.class),
        period);
  }

  private static Optional<Basis> consent(OrganizationId owner, Scope scope, Consent.State state) {
    return Optional.of(new Consent(BASIS, 1, owner, scope, SAMPLE, state));
  }
}
