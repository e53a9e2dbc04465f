// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.surroundings;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.firebreak.stack.quarkus.RealParts;
import org.jspecify.annotations.Nullable;

/// A real broker and PostgreSQL, a directory with invented agencies, and a consent-service that is
/// asked for standing.
///
/// Tests may run in another class loader than this: what they need comes to them as configuration.
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

  private final RealParts parts = new RealParts();
  private @Nullable ConsentServer consents;

  @Override
  public void init(Map<String, String> initArgs) {
    parts.init(Map.of("service", "referral-service"));
  }

  @Override
  public Map<String, String> start() {
    // Kafka's clients look for their classes where the thread does.
    Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
    var settings = new HashMap<>(parts.start());
    inventAgencies();
    consents = ConsentServer.start();
    settings.put("firebreak.consent-service.url", consents.address());
    settings.put("quarkus.oidc-client.auth-server-url", consents.address());
    settings.put("quarkus.oidc-client.credentials.secret", "test-secret");
    for (var principal : new String[] {"consent-service", "broker-admin"}) {
      RealParts.broker()
          .clientSettings(principal)
          .forEach((name, value) -> settings.put(principal + "." + name, value.toString()));
    }
    settings.put("test.postgres.url", RealParts.postgres().jdbcUrl("referral"));
    settings.put("test.postgres.password", RealParts.postgres().password("postgres"));
    return settings;
  }

  private static void inventAgencies() {
    var directory = RealParts.directory();
    var agency = directory.sample("lantern-refuge");
    for (int number = 0; number < Agency.MOST; number++) {
      directory.publish(agency.put("organization_id", Agency.id(number)));
    }
  }

  @Override
  public void stop() {
    if (consents != null) {
      consents.close();
    }
    parts.stop();
  }
}
