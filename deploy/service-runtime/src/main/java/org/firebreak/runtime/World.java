// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// The two things that a service takes from the world and a test takes from a table: time and ids.
@ApplicationScoped
final class World {

  @Produces
  @ApplicationScoped
  InstantSource time() {
    return Clock.systemUTC();
  }

  @Produces
  @ApplicationScoped
  Supplier<UUID> ids() {
    return UUID::randomUUID;
  }
}
