// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.List;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Reason;
import org.jspecify.annotations.Nullable;

/// What a dry run says. No more than its source would be told of the referral itself.
public sealed interface Explanation {

  /// One for each address, in their order.
  record Of(List<Explained> addresses) implements Explanation {
    public Of {
      addresses = List.copyOf(addresses);
    }
  }

  /// Nothing can be said now, as nothing would be decided now.
  record Unknown() implements Explanation {}

  /// @param reasons every reason, in the order of the rules; none if it would be delivered
  /// @param holdKind whom a hold would be for; null if it would be none
  /// @param withheld what this target would not be shown
  record Explained(
      String outcome,
      List<String> reasons,
      Decision.@Nullable HoldKind holdKind,
      List<SectionLabel> withheld) {

    public Explained {
      reasons = List.copyOf(reasons);
      withheld = List.copyOf(withheld);
    }

    static Explained of(Decision decision) {
      var reasons = decision.reasons().stream().map(Reason::name).toList();
      return switch (decision) {
        case Decision.Deliver(var _, var _, var _, var withheld) ->
            new Explained("deliver", reasons, null, withheld.stream().sorted().toList());
        case Decision.Quarantine(var kind, var _) ->
            new Explained("quarantine", reasons, kind, List.of());
        case Decision.Drop _ -> new Explained("drop", reasons, null, List.of());
      };
    }
  }
}
