// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready before each channel knows what it reads: what was published meanwhile is not seen yet.
@Readiness
@ApplicationScoped
class AssignmentReadiness implements HealthCheck {

  private static final Pattern GROUP =
      Pattern.compile("mp\\.messaging\\.incoming\\..+\\.group\\.id");

  private final Assignments assignments;
  private final List<String> groups;

  AssignmentReadiness(@Identifier("assignments") Assignments assignments, Config settings) {
    this.assignments = assignments;
    this.groups =
        StreamSupport.stream(settings.getPropertyNames().spliterator(), false)
            .filter(name -> GROUP.matcher(name).matches())
            .map(name -> settings.getValue(name, String.class))
            .sorted()
            .toList();
  }

  @Override
  public HealthCheckResponse call() {
    var unknown = groups.stream().filter(group -> !assignments.isKnown(group)).toList();
    var answer =
        HealthCheckResponse.named("what each channel reads is known").status(unknown.isEmpty());
    if (!unknown.isEmpty()) {
      answer.withData("unknown", String.join(", ", unknown));
    }
    return answer.build();
  }
}
