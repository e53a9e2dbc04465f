// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.firebreak.consent.Basis.LawfulBasis;
import org.firebreak.consent.Fact.Actor;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Sector;
import org.firebreak.consent.loop.Snapshots;

/// Records grounds other than consent, and ends one.
@ApplicationScoped
public class RecordLawfulBasis {

  private final Bases bases;
  private final HeldSnapshots snapshots;
  private final Facts facts;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  RecordLawfulBasis(
      Bases bases, HeldSnapshots snapshots, Facts facts, InstantSource time, Supplier<UUID> ids) {
    this.bases = bases;
    this.snapshots = snapshots;
    this.facts = facts;
    this.time = time;
    this.ids = ids;
  }

  public sealed interface Answer {
    record Recorded(LawfulBasis basis) implements Answer {}

    record Refused(Unlawful why) implements Answer {}

    /// What the directory says of the source cannot be known now.
    record Unknown() implements Answer {}
  }

  @Transactional
  public Answer record(Actor by, LawfulBasisDraft draft) {
    var source = new OrganizationId(by.organization());
    var now = time.instant();
    return notCompetent(source, draft.ground(), now)
        .or(() -> draft.unlawful(now).map(Answer.Refused::new))
        .orElseGet(() -> new Answer.Recorded(add(by, draft.basis(new BasisId(ids.get()), source))));
  }

  private LawfulBasis add(Actor by, LawfulBasis basis) {
    bases.add(basis);
    facts.record(new Fact.LawfulBasisRecorded(by, basis.id()));
    return basis;
  }

  /// Once this has committed, no read is granted and no new batch delivers on it; a batch that was
  /// under way may still deliver what is then not read. A repeat changes nothing.
  ///
  /// @return empty if there is no such lawful basis of this organization
  @Transactional
  public Optional<LawfulBasis> end(Actor by, BasisId id) {
    return bases
        .findForChange(id)
        .filter(basis -> basis.source().value().equals(by.organization()))
        .filter(LawfulBasis.class::isInstance)
        .map(LawfulBasis.class::cast)
        .map(basis -> end(by, basis));
  }

  private LawfulBasis end(Actor by, LawfulBasis basis) {
    var ended = basis.end(time.instant().truncatedTo(ChronoUnit.MICROS));
    if (ended.version() > basis.version()) {
      bases.replace(ended);
      facts.record(new Fact.LawfulBasisEnded(by, ended.id()));
    }
    return ended;
  }

  /// Of the competent authorities (Data Protection Act 2018 s30) the directory can tell the police.
  private Optional<Answer> notCompetent(OrganizationId source, Ground.Listed ground, Instant now) {
    return switch (ground) {
      case Ground.UkGdpr _ -> Optional.empty();
      case Ground.LawEnforcement _ -> {
        try {
          var snapshot = snapshots.take(Set.of());
          if (!snapshot.isHeard(now)) {
            yield Optional.of(new Answer.Unknown());
          }
          yield isPolice(snapshot.directory(), source)
              ? Optional.empty()
              : Optional.of(new Answer.Refused(Unlawful.NOT_A_COMPETENT_AUTHORITY));
        } catch (Snapshots.Unavailable e) {
          yield Optional.of(new Answer.Unknown());
        }
      }
    };
  }

  private static boolean isPolice(Directory directory, OrganizationId source) {
    return directory
        .find(source)
        .filter(found -> found.verified() && found.sector() == Sector.POLICE)
        .isPresent();
  }
}
