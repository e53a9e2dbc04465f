// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.util.Set;
import java.util.function.Function;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Firewall;
import org.firebreak.consent.firewall.Reason;

/// What is compared with the reference: the firewall, or the firewall with a defect.
record Policy(Function<Case, Decision> decide, Function<Case, Set<Reason>> standing) {

  static final Policy FIREWALL = new Policy(Firewall::decide, Firewall::standing);
}
