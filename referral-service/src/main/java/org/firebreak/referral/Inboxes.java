// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.time.Instant;
import java.util.Optional;
import org.firebreak.referral.inbox.GivenAnswer;
import org.firebreak.referral.inbox.Received;
import org.jspecify.annotations.Nullable;

/// What each target received, and what it answered.
public interface Inboxes {

  /// Does nothing if the dispatch was received before.
  void add(Received received, Content content);

  /// @return only what that target received
  Optional<Received> of(DispatchId id, OrganizationId target);

  /// As {@link #of}; nobody else changes it until the transaction ends.
  Optional<Received> lock(DispatchId id, OrganizationId target);

  /// @param from where a page before this one said that the next begins; null: at the newest
  Page<Received> pageOf(OrganizationId target, @Nullable Long from, int limit);

  Content contentOf(DispatchId id);

  void firstRead(DispatchId id, Instant at);

  void add(DispatchId id, GivenAnswer answer);

  /// The answer whose event, or whose event's release, that is; locked as {@link #lock}.
  Optional<GivenAnswer> lockAnswer(EventId event, @Nullable EventId cause);

  /// Of an answer that this transaction locked.
  void change(GivenAnswer answer);
}
