// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import java.time.Instant;
import org.firebreak.audit.Act;

/// Whose auditor, and never which person.
record ActView(String organization, Instant at) {
  static ActView of(Act act) {
    return new ActView(act.organization(), act.at());
  }
}
