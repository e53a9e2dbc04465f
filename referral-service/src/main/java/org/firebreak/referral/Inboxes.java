// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.firebreak.referral.inbox.GivenAnswer;
import org.firebreak.referral.inbox.Noticed;
import org.firebreak.referral.inbox.Received;
import org.jspecify.annotations.Nullable;

/// What each target received, and what it answered.
public interface Inboxes {

  /// Does nothing if the dispatch was received before.
  void add(Received received, Content content);

  /// @return only what that target received
  Optional<Received> of(DispatchId id, OrganizationId target);

  /// Of a dispatch that was received.
  Received received(DispatchId id);

  /// As {@link #of}; nobody else changes it until the transaction ends.
  Optional<Received> lock(DispatchId id, OrganizationId target);

  /// @param from where a page before this one said that the next begins; null: at the newest
  Page<Received> pageOf(OrganizationId target, @Nullable Long from, int limit);

  Content contentOf(DispatchId id);

  void firstRead(DispatchId id, Instant at);

  /// What was delivered on that basis from that source, to whichever target.
  List<Received> restingOn(BasisId basis, OrganizationId source);

  /// Of what this transaction locked. A repeat changes nothing.
  void noticed(DispatchId id, Noticed noticed);

  void add(DispatchId id, GivenAnswer answer);

  /// The answer whose event, or whose event's release, that is; locked as {@link #lock}.
  Optional<GivenAnswer> lockAnswer(EventId event, @Nullable EventId cause);

  /// Of an answer that this transaction locked.
  void change(GivenAnswer answer);
}
