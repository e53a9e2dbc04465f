// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.firebreak.stack.Broker;
import org.firebreak.stack.Ports;
import org.firebreak.stack.Postgres;
import org.jspecify.annotations.Nullable;

/// A real broker and a real PostgreSQL for the tests of one service, started once per JVM and ended
/// with it; and a key of its own for tokens, so that no Keycloak is needed.
///
/// Use: `@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "service",
/// value = "consent-service"))`.
public final class RealParts implements QuarkusTestResourceLifecycleManager {
  private static @Nullable Broker broker;
  private static @Nullable Postgres postgres;

  private String service = "";

  @Override
  public void init(Map<String, String> initArgs) {
    String named = initArgs.get("service");
    if (named == null || !named.endsWith("-service")) {
      throw new IllegalArgumentException(
          "RealParts needs the init argument service=<name>-service");
    }
    service = named;
  }

  @Override
  public Map<String, String> start() {
    String database = service.substring(0, service.length() - "-service".length());
    Map<String, String> settings = new HashMap<>();
    settings.putAll(broker().serviceSettings(service));
    settings.putAll(postgres().serviceSettings(database));
    settings.put("quarkus.oidc.public-key", TestTokens.publicKey());
    settings.put("quarkus.oidc.token.issuer", TestTokens.ISSUER);
    settings.put("quarkus.oidc.client-id", service);
    settings.put("quarkus.http.test-port", Integer.toString(Ports.freePort()));
    settings.put("quarkus.management.test-port", Integer.toString(Ports.freePort()));
    return settings;
  }

  /// The parts serve the next test class too; they end with this JVM.
  @Override
  public void stop() {}

  public static synchronized Broker broker() {
    if (broker == null) {
      broker = Broker.start(0, workDirectory());
    }
    return broker;
  }

  public static synchronized Postgres postgres() {
    if (postgres == null) {
      postgres = Postgres.start(0, workDirectory());
    }
    return postgres;
  }

  private static Path workDirectory() {
    return Path.of("target", "real-parts", Long.toString(ProcessHandle.current().pid()));
  }
}
