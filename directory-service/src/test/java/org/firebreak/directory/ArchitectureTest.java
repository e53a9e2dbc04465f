// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import org.firebreak.runtime.rules.EndpointRules;
import org.firebreak.runtime.rules.LayerRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void eachRoomUsesItsOwnTechnologyAndTheDomain() {
    LayerRules.check(Organization.class, "org.firebreak.directory");
  }

  @Test
  void everyEndpointNeedsARole() {
    EndpointRules.everyEndpointNeedsARole("org.firebreak.directory");
  }
}
