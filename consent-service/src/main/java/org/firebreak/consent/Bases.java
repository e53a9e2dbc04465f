// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.firebreak.consent.Basis.LawfulBasis;

/// The consents and lawful bases that were recorded.
public interface Bases {

  void add(Basis basis);

  Optional<Basis> find(BasisId id);

  /// For a change: nobody else changes it until this transaction ends.
  Optional<Basis> findForChange(BasisId id);

  /// Keeps what changed of a basis: the state of a consent, the end of a lawful basis.
  void replace(Basis changed);

  /// What is in force then and whose review is due before that day.
  ///
  /// @return the most urgent first, then by id
  List<LawfulBasis> reviewDueBefore(OrganizationId source, LocalDate day, Instant then, int limit);
}
