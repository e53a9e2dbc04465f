// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.time.Instant;

/// Requests that were already carried out, so that a repeat is answered and not carried out again.
/// Each organization has keys of its own.
public interface IdempotencyKeys {

  sealed interface Use {}

  record First() implements Use {}

  record Repeat(ReferralId referral) implements Use {}

  record OtherRequest() implements Use {}

  /// A request with this key is being carried out at this moment.
  record Concurrent() implements Use {}

  /// @param key as the caller chose it
  /// @param fingerprint equal for equal requests
  record Request(String key, String fingerprint) {}

  /// Until the transaction ends, any other use of the key is {@link Concurrent}.
  Use use(OrganizationId caller, Request request);

  void carriedOut(OrganizationId caller, Request request, ReferralId referral, Instant at);
}
