// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready while anything that should be in the log cannot be taken in.
@Readiness
@ApplicationScoped
class IngestionHealth implements HealthCheck {
  private final IngestionState state;

  IngestionHealth(IngestionState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    var failing = state.failing();
    var missing = state.missing();
    var response =
        HealthCheckResponse.named("ingestion").status(failing.isEmpty() && missing.isEmpty());
    if (!failing.isEmpty()) {
      response.withData("failing", String.join(", ", failing));
    }
    if (!missing.isEmpty()) {
      response.withData(
          "gone from the broker before it was in the log", String.join(", ", missing));
    }
    return response.build();
  }
}
