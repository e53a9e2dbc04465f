// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.firebreak.consent.Basis.Consent;
import org.firebreak.consent.Basis.Consent.Manner;
import org.firebreak.consent.Fact.Actor;

/// Records consents, and takes one back.
@ApplicationScoped
public class RecordBasis {

  private final Bases bases;
  private final Grantors grantors;
  private final Facts facts;
  private final Withdrawals withdrawals;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  RecordBasis(
      Bases bases,
      Grantors grantors,
      Facts facts,
      Withdrawals withdrawals,
      InstantSource time,
      Supplier<UUID> ids) {
    this.bases = bases;
    this.grantors = grantors;
    this.facts = facts;
    this.withdrawals = withdrawals;
    this.time = time;
    this.ids = ids;
  }

  /// @param reference the source's own to the person; it is not kept
  @Transactional
  public Consent consentGiven(Actor by, Scope scope, String reference, Manner manner) {
    var consent = consent(by, scope, reference, new Consent.State.Given(manner));
    facts.record(new Fact.ConsentRecorded(by, consent.id()));
    return consent;
  }

  /// A refusal is kept, so that nobody asks her again and again.
  @Transactional
  public Consent consentRefused(Actor by, Scope scope, String reference, Manner manner) {
    var consent = consent(by, scope, reference, new Consent.State.Refused(manner));
    facts.record(new Fact.ConsentRefused(by, consent.id()));
    return consent;
  }

  @Transactional
  public Consent unsafeToAsk(Actor by, Scope scope, String reference) {
    var consent = consent(by, scope, reference, new Consent.State.UnsafeToAsk());
    facts.record(new Fact.ConsentNotAsked(by, consent.id()));
    return consent;
  }

  /// Once this has committed, no read is granted and no new batch delivers on the consent, and each
  /// target that received on it is going to be told. A repeat changes nothing.
  ///
  /// @return empty if there is no such consent of this organization
  @Transactional
  public Optional<Consent> withdraw(Actor by, BasisId id) {
    return bases
        .findForChange(id)
        .filter(basis -> basis.source().value().equals(by.organization()))
        .flatMap(
            basis -> basis instanceof Consent consent ? Optional.of(consent) : Optional.empty())
        .map(consent -> withdraw(by, consent));
  }

  private Consent withdraw(Actor by, Consent consent) {
    var now = time.instant();
    var withdrawn = consent.withdraw(now);
    if (withdrawn.version() > consent.version()) {
      bases.replace(withdrawn);
      facts.record(new Fact.ConsentWithdrawn(by, withdrawn.id()));
      withdrawals.tell(withdrawn.id(), withdrawn.source(), now);
    }
    return withdrawn;
  }

  private Consent consent(Actor by, Scope scope, String reference, Consent.State state) {
    var source = new OrganizationId(by.organization());
    var grantor = grantors.keyed(source, reference);
    var consent = new Consent(new BasisId(ids.get()), 1, source, scope, grantor, state);
    bases.add(consent);
    return consent;
  }
}
