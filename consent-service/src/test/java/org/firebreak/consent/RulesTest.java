// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import org.firebreak.runtime.rules.EndpointRules;
import org.firebreak.runtime.rules.LayerRules;
import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void eachRoomUsesItsOwnTechnologyOnly() {
    LayerRules.check(
        Basis.class,
        "org.firebreak.consent",
        "firewall:com.ibm.icu..",
        "screening",
        "loop",
        "review:jakarta.enterprise.context..:jakarta.transaction..",
        "replay:jakarta.enterprise.context..:jakarta.transaction..");
  }

  @Test
  void everyEndpointNeedsARole() {
    EndpointRules.everyEndpointNeedsARole("org.firebreak.consent");
  }
}
