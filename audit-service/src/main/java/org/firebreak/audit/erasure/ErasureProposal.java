// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import java.time.Duration;
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
  /// How long a second person has. What is found out later, such as a new inquiry, is not in it.
  static final Duration LASTS = Duration.ofDays(7);

  public ErasureProposal {
    commitments = Set.copyOf(commitments);
  }

  /// From when on nobody may approve it.
  public Instant expiresAt() {
    return at.plus(LASTS);
  }

  /// Why a person may not approve it. Empty: they may.
  ///
  /// @param named what they say they approve, as far as it has a key: not what somebody may have
  ///   proposed under this id
  Optional<ErasureRefusal> againstApproving(
      Person who, Instant now, Set<Commitment> named, ErasureReason stated) {
    if (ended) {
      return Optional.of(ErasureRefusal.ERASURE_ENDED);
    }
    if (!now.isBefore(expiresAt())) {
      return Optional.of(ErasureRefusal.ERASURE_EXPIRED);
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
