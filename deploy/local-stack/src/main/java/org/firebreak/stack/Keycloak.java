// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

public final class Keycloak extends Part {
  private Keycloak(ChildProcess process) {
    super("Keycloak", "TERM", process);
  }

  public static Keycloak start(int port, Path workDirectory) {
    return new Keycloak(
        ChildProcess.start(List.of("sleep", "1"), Map.of(), workDirectory.resolve("keycloak.log")));
  }

  @Override
  boolean isUp() {
    return false;
  }
}
