// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firebreak.directory.CoolOff;

@ApplicationScoped
final class Settings {

  @Produces
  CoolOff coolOff(@ConfigProperty(name = "firebreak.directory.cool-off") Duration duration) {
    return new CoolOff(duration);
  }
}
