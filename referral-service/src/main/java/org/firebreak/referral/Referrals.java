// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every referral that was accepted, its dispatches, and their content copies.
public interface Referrals {

  /// Gives each dispatch a content copy of its own.
  void add(Referral referral, Content content);

  /// @return only what the source itself sent
  Optional<Referral> of(ReferralId id, OrganizationId source);

  /// @param from where a page before this one said that the next begins; null: at the newest
  Page<Referral> pageOf(OrganizationId source, @Nullable Long from, int limit);

  /// How many dispatches of the source wait for a person to check them.
  int heldForAPerson(OrganizationId source, Instant now);

  /// Nobody else changes it until the transaction ends.
  Optional<Dispatch> lock(DispatchId id);

  /// Of a dispatch that this transaction locked.
  void change(Dispatch dispatch);

  /// Adds a dispatch to a referral that exists, with a content copy of its own.
  void addCure(Dispatch cure, Content content);

  Optional<Content> contentOf(DispatchId id);

  void destroyContentOf(DispatchId id);
}
