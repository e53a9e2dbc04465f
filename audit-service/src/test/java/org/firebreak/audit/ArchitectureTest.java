// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import org.firebreak.runtime.rules.EndpointRules;
import org.firebreak.runtime.rules.LayerRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "org.firebreak.audit";

  @Test
  void eachRoomUsesItsOwnTechnologyAndTheDomain() {
    LayerRules.check(
        Entry.class,
        ROOT,
        "disk",
        "log",
        "recount",
        "erasure:javax.crypto..:jakarta.enterprise.context..");
  }

  @Test
  void everyEndpointNeedsARole() {
    EndpointRules.everyEndpointNeedsARole(ROOT, "PublicLogResource");
  }
}
