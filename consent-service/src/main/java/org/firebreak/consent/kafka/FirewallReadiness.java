// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the firewall knows which partitions are its own and nothing is in its way.
@Readiness
@ApplicationScoped
class FirewallReadiness implements HealthCheck {

  private final FirewallThread firewall;

  FirewallReadiness(FirewallThread firewall) {
    this.firewall = firewall;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("firewall");
    return switch (firewall.state()) {
      case LoopState.Starting() -> answer.down().withData("state", "starting").build();
      case LoopState.Running(var partitions, var since) ->
          answer
              .status(partitions > 0)
              .withData("state", "running")
              .withData("partitions", partitions)
              .withData("since", since.toString())
              .build();
      case LoopState.Waiting(var obstacle, var since) ->
          answer
              .down()
              .withData("state", "waiting")
              .withData("obstacle", obstacle)
              .withData("since", since.toString())
              .build();
      case LoopState.Stopped(var why, var since) ->
          answer
              .down()
              .withData("state", "stopped")
              .withData("why", why)
              .withData("since", since.toString())
              .build();
    };
  }
}
