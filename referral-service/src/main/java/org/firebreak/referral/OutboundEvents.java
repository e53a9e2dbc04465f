// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import org.firebreak.referral.inbox.GivenAnswer;
import org.firebreak.referral.inbox.Received;
import org.firebreak.referral.outcome.Notice;

/// Events for the firewall, published if and only if the transaction commits.
public interface OutboundEvents {

  void publish(Referral referral, Dispatch dispatch, Content content);

  void publish(Received answered, GivenAnswer answer);

  /// To the target that received it, and to nobody else.
  void publish(Received about, Notice notice);
}
