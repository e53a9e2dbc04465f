// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.firebreak.stack.quarkus.RealParts;

/// A real broker and a real PostgreSQL. A class of this module, because Quarkus loads test
/// resources from the module's own classes when several test classes share them.
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

  private final RealParts parts = new RealParts();

  @Override
  public void init(Map<String, String> initArgs) {
    parts.init(Map.of("service", "audit-service"));
  }

  @Override
  public Map<String, String> start() {
    return parts.start();
  }

  @Override
  public void stop() {
    parts.stop();
  }
}
