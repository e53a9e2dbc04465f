// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import java.util.List;
import java.util.function.Function;

/// Judges every promise by what was seen, and by nothing else.
public final class Promises {

  private static final List<Function<Observations, PromiseResult>> ALL =
      List.of(
          FirewallPromises::nothingReachesEnforcement,
          AuditPromises::everyEventDecidedOnce,
          AuditPromises::everyDecisionIsAudited,
          HelpPromises::helpIsNotDelayed,
          FirewallPromises::failsClosed,
          FirewallPromises::consentNeverOpensTheFirewall,
          FirewallPromises::nothingAfterTheReceipt,
          HelpPromises::noPersonalDataOutsideItsHome,
          AuditPromises::decisionsAreReproducible);

  private Promises() {}

  public static List<PromiseResult> judge(Observations seen) {
    return ALL.stream().map(promise -> promise.apply(seen)).toList();
  }
}
