// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.identity;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready while the directory is silent: until it is heard the door lets nobody in, and whoever
/// is sent elsewhere may find an instance that hears it.
@Startup
@Readiness
@ApplicationScoped
class DirectoryReadiness implements HealthCheck {

  private final KnownOrganizations organizations;
  private final InstantSource time;

  DirectoryReadiness(KnownOrganizations organizations, InstantSource time, MeterRegistry metrics) {
    this.organizations = organizations;
    this.time = time;
    metrics.gauge("firebreak.directory.heard", this, ready -> ready.heard() ? 1 : 0);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("the directory is heard").status(heard()).build();
  }

  private boolean heard() {
    return organizations.heard(time.instant());
  }
}
