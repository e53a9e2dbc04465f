// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import org.firebreak.runtime.rules.EndpointRules;
import org.firebreak.runtime.rules.LayerRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void eachRoomUsesItsOwnTechnologyAndTheDomain() {
    LayerRules.check(Referral.class, "org.firebreak.referral", "outcome", "inbox");
  }

  @Test
  void everyEndpointNeedsARole() {
    EndpointRules.everyEndpointNeedsARole("org.firebreak.referral");
  }
}
