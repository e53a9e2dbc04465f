// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import java.util.List;
import java.util.UUID;
import org.firebreak.referral.Dispatch;
import org.firebreak.referral.Referral;

/// The answer to a new referral. A repeat gets the same, whatever has happened since: so it says
/// "waiting" for each of the first dispatches and leaves cures out.
record SentView(UUID referralId, List<SentDispatch> dispatches) {

  record SentDispatch(UUID dispatchId, UUID eventId, String address, String outcome) {

    static SentDispatch of(Dispatch dispatch) {
      return new SentDispatch(
          dispatch.id().value(), dispatch.outcome().event().value(), dispatch.address(), "waiting");
    }
  }

  static SentView of(Referral referral) {
    return new SentView(
        referral.id().value(),
        referral.dispatches().stream()
            .filter(dispatch -> dispatch.cures() == null)
            .map(SentDispatch::of)
            .toList());
  }
}
