// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.util.List;
import org.firebreak.referral.inbox.Received;

/// Whether content that was delivered may be read now. It can only refuse.
public interface Standing {

  sealed interface Ruling {}

  record Granted() implements Ruling {}

  record Refused(List<String> reasons) implements Ruling {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /// No answer, or none that can be relied on: nothing is read.
  record Unavailable() implements Ruling {}

  Ruling ask(Received received);
}
