// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that the project was cloned into; parts are found below it.
public final class RepositoryRoot {
  private RepositoryRoot() {}

  /// The system property `firebreak.root` if it is set, else the nearest folder upwards from the
  /// current one that has the root's `pom.xml` and `deploy`.
  public static Path find() {
    String named = System.getProperty("firebreak.root");
    if (named != null && !named.isBlank()) {
      return Path.of(named).toAbsolutePath().normalize();
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("pom.xml")) && Files.isDirectory(at.resolve("deploy"))) {
        return at;
      }
    }
    throw new PartFailed(
        "Not inside the Firebreak repository: start from there, or set -Dfirebreak.root=");
  }

  /// Where this module's build put the parts.
  static Path parts() {
    return find().resolve("deploy/local-stack/target");
  }
}
