// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready while the log may not be signed. Witnesses that are away for long are shown, and do
/// not make it unready: auditors can read all that was published before.
@Readiness
@ApplicationScoped
class SigningHealth implements HealthCheck {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final EachSecond signing;

  SigningHealth(EachSecond signing) {
    this.signing = signing;
  }

  @Override
  public HealthCheckResponse call() {
    var refused = signing.refused();
    var response = HealthCheckResponse.named("signing").status(refused.isEmpty());
    refused.ifPresent(why -> response.withData(why.reason().name(), why.detail()));
    if (signing.unpublished().compareTo(LONG) > 0) {
      response.withData(
          "seconds since a checkpoint was published", signing.unpublished().toSeconds());
    }
    return response.build();
  }
}
