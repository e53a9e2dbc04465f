// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.firebreak.audit.Person;

/// What is kept of a request until a second person agrees, and afterwards. Not the ids: only their
/// commitments, which lead nowhere once the keys are gone.
///
/// @param commitments those that still have a key
/// @param ended whether somebody approved it
public record ErasureProposal(
    UUID id,
    Person by,
    ErasureReason reason,
    Instant at,
    Set<Commitment> commitments,
    boolean ended) {
  public ErasureProposal {
    commitments = Set.copyOf(commitments);
  }

  /// Why a person may not approve it. Empty: they may.
  ///
  /// @param named what they say they approve, as far as it has a key: not what somebody may have
  ///   proposed under this id
  Optional<ErasureRefusal> againstApproving(
      Person who, Set<Commitment> named, ErasureReason stated) {
    if (ended) {
      return Optional.of(ErasureRefusal.ERASURE_ENDED);
    }
    if (by.subject().equals(who.subject())) {
      return Optional.of(ErasureRefusal.SAME_PERSON);
    }
    if (reason != stated || !commitments.equals(named)) {
      return Optional.of(ErasureRefusal.PROPOSAL_DIFFERS);
    }
    return named.isEmpty() ? Optional.of(ErasureRefusal.NOTHING_TO_ERASE) : Optional.empty();
  }
}
