// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.List;

/// The answer to a {@link StandingQuestion}.
public sealed interface Standing {

  record Granted() implements Standing {}

  record Refused(List<String> reasons) implements Standing {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /// Nothing can be said now, so nothing is read now.
  record Unknown() implements Standing {}
}
