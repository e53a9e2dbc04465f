// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.firebreak.consent.Basis.LawfulBasis;
import org.firebreak.consent.Fact.Actor;
import org.firebreak.consent.Ground.Article;
import org.firebreak.consent.RecordLawfulBasis.Answer;
import org.firebreak.consent.WithoutConsent.Decided;
import org.firebreak.consent.WithoutConsent.Post;
import org.firebreak.consent.WithoutConsent.Why;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.Sector;
import org.firebreak.consent.loop.Snapshots.Snapshot;
import org.firebreak.consent.loop.Snapshots.Unavailable;
import org.junit.jupiter.api.Test;

class RecordLawfulBasisTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Actor POLICE = new Actor("sample-police", "agency");
  private static final Ground.Listed LAW_ENFORCEMENT = new Ground.LawEnforcement(null);
  private static final Ground.Listed UK_GDPR = new Ground.UkGdpr(Article.PUBLIC_TASK, null, null);

  private final List<Fact> facts = new ArrayList<>();
  private final FakeBases bases = new FakeBases();

  @Test
  void whoIsPoliceIsAskedOfADirectoryThatIsHeardAndElseNothingIsRecorded() {
    var lastHeard = NOW.minus(Snapshot.FRESH);

    assertThat(heard(lastHeard).record(POLICE, draft(LAW_ENFORCEMENT)))
        .isInstanceOf(Answer.Recorded.class);
    assertThat(facts).hasSize(1);
    assertThat(bases.stored).hasSize(1);
    var silent = heard(lastHeard.minus(Duration.ofMillis(1)));
    assertThat(silent.record(POLICE, draft(LAW_ENFORCEMENT))).isEqualTo(new Answer.Unknown());
    var ahead = heard(NOW.plus(Snapshot.AHEAD).plusMillis(1));
    assertThat(ahead.record(POLICE, draft(LAW_ENFORCEMENT))).isEqualTo(new Answer.Unknown());
    assertThat(away().record(POLICE, draft(LAW_ENFORCEMENT))).isEqualTo(new Answer.Unknown());
    assertThat(heard(NOW).record(new Actor("sample-hospital", "agency"), draft(LAW_ENFORCEMENT)))
        .isEqualTo(new Answer.Refused(Unlawful.NOT_A_COMPETENT_AUTHORITY));
    assertThat(heard(NOW).record(new Actor("sample-newcomer", "agency"), draft(LAW_ENFORCEMENT)))
        .as("police, as it says, and nobody has verified it")
        .isEqualTo(new Answer.Refused(Unlawful.NOT_A_COMPETENT_AUTHORITY));
    assertThat(heard(NOW).record(new Actor("sample-stranger", "agency"), draft(LAW_ENFORCEMENT)))
        .isEqualTo(new Answer.Refused(Unlawful.NOT_A_COMPETENT_AUTHORITY));
    assertThat(facts).hasSize(1);
    assertThat(bases.stored).hasSize(1);
  }

  @Test
  void aGroundThatAnybodyCanHaveWaitsForNoDirectory() {
    assertThat(away().record(POLICE, draft(UK_GDPR))).isInstanceOf(Answer.Recorded.class);
  }

  private RecordLawfulBasis heard(Instant at) {
    var directory =
        new Directory(
            1,
            List.of(
                organization("sample-police", Sector.POLICE, true),
                organization("sample-newcomer", Sector.POLICE, false),
                organization("sample-hospital", Sector.HEALTH, true)));
    return recording(_ -> new Snapshot(directory, at, Map.of()));
  }

  private RecordLawfulBasis away() {
    return recording(_ -> {
      throw new Unavailable("away", new IllegalStateException());
    });
  }

  private RecordLawfulBasis recording(HeldSnapshots snapshots) {
    return new RecordLawfulBasis(bases, snapshots, facts::add, () -> NOW, UUID::randomUUID);
  }

  private static Organization organization(String id, Sector sector, boolean verified) {
    return new Organization(
        new OrganizationId(id),
        sector,
        null,
        false,
        verified,
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of());
  }

  private static LawfulBasisDraft draft(Ground.Listed ground) {
    return new LawfulBasisDraft(
        new Scope(
            Set.of(new OrganizationId("sample-refuge")),
            Set.of(Purpose.SAFETY_PLANNING),
            Set.of(SectionLabel.PERSON),
            new Period(NOW, NOW.plus(Duration.ofDays(1)))),
        ground,
        Why.UNSAFE_TO_ASK,
        new Decided.By(Post.PRACTITIONER, Post.MANAGER),
        LocalDate.parse("2026-03-08"));
  }

  private static final class FakeBases implements Bases {
    private final Map<BasisId, Basis> stored = new HashMap<>();

    @Override
    public void add(Basis basis) {
      stored.put(basis.id(), basis);
    }

    @Override
    public Optional<Basis> find(BasisId id) {
      return Optional.ofNullable(stored.get(id));
    }

    @Override
    public Optional<Basis> findForChange(BasisId id) {
      return find(id);
    }

    @Override
    public void replace(Basis changed) {
      stored.put(changed.id(), changed);
    }

    @Override
    public List<LawfulBasis> reviewDueBefore(
        OrganizationId source, LocalDate day, Instant then, int limit) {
      throw new AssertionError("to record one asks for no review");
    }
  }
}
