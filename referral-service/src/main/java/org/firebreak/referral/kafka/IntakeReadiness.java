// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready while a record cannot be taken: sources and targets would be told too late.
@Readiness
@ApplicationScoped
class IntakeReadiness implements HealthCheck {

  private final Intake intake;

  IntakeReadiness(Intake intake) {
    this.intake = intake;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("decisions, deliveries and withdrawals are taken")
        .withData("records_retried", intake.stuck())
        .status(intake.stuck() == 0)
        .build();
  }
}
