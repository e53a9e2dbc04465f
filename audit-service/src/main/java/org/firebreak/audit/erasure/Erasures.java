// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.firebreak.audit.Draft;
import org.firebreak.audit.Person;

/// Keys and proposals, beside the log and in its transactions.
public interface Erasures {
  /// In one transaction, while nobody else appends, makes a key or destroys one. All of what the
  /// step did is durable when this returns, or none of it is done.
  ///
  /// @throws org.firebreak.audit.LogUnavailable if it could not be done, or nobody can say whether
  ///   it was
  <T> T alone(Function<Step, T> step);

  interface Step {
    /// Everything whose key goes with these ids: they themselves, as far as they have one, and the
    /// dispatches of referrals.
    Map<ErasableId, Commitment> reached(Set<ErasableId> ids);

    /// Whether a legal hold that stands covers an entry about one of these referrals. Entries are
    /// not found by basis: one is held while anything is.
    boolean held(Map<ErasableId, Commitment> ids);

    void propose(ErasureProposal proposal);

    Optional<ErasureProposal> proposal(UUID id);

    /// Those that nobody approved yet, made after this time, the latest first.
    List<ErasureProposal> open(Instant after);

    /// Ends the proposal, once, and destroys the keys of exactly these ids.
    void destroy(UUID proposal, Person approver, Instant at, Set<ErasableId> ids);

    void append(Draft draft);
  }
}
