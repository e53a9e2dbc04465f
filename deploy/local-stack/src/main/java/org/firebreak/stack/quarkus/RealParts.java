// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.firebreak.stack.Broker;
import org.firebreak.stack.Keysets;
import org.firebreak.stack.LogFiles;
import org.firebreak.stack.Postgres;
import org.jspecify.annotations.Nullable;

/// A real broker and a real PostgreSQL for the tests of one service, started once for all test
/// classes that share a Quarkus application and empty for the next; and a key for tokens, so that
/// no Keycloak is needed.
///
/// Use: `@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "service",
/// value = "consent-service"))`.
public final class RealParts implements QuarkusTestResourceLifecycleManager {
  private static @Nullable Broker broker;
  private static @Nullable Postgres postgres;
  private static @Nullable DirectoryFeed directory;
  private static @Nullable Keysets keysets;
  private static @Nullable LogFiles logFiles;

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
    settings.putAll(keysets().serviceSettings(service));
    settings.putAll(logFiles().serviceSettings(service));
    if (!service.equals("directory-service")) {
      directory();
    }
    settings.put("quarkus.oidc.public-key", TestTokens.publicKey());
    settings.put("quarkus.oidc.token.issuer", TestTokens.ISSUER);
    settings.put("quarkus.oidc.client-id", service);
    settings.put("quarkus.http.test-port", "0");
    settings.put("quarkus.management.test-port", "0");
    return settings;
  }

  @Override
  public void stop() {
    endAll();
  }

  private static synchronized void endAll() {
    if (directory != null) {
      directory.close();
      directory = null;
    }
    if (broker != null) {
      broker.kill();
      broker = null;
    }
    if (postgres != null) {
      postgres.kill();
      postgres = null;
    }
    // A file of what was signed binds the database that it was signed from.
    logFiles = null;
  }

  public static synchronized Broker broker() {
    if (broker == null) {
      broker = Broker.start(0, workDirectory());
    }
    return broker;
  }

  /// What the service under test hears of the directory.
  public static synchronized DirectoryFeed directory() {
    if (directory == null) {
      directory = DirectoryFeed.start(broker());
    }
    return directory;
  }

  public static synchronized Keysets keysets() {
    if (keysets == null) {
      keysets = Keysets.generate(workDirectory());
    }
    return keysets;
  }

  /// Of a log without witnesses.
  public static synchronized LogFiles logFiles() {
    if (logFiles == null) {
      logFiles = LogFiles.generate(workDirectory(), Map.of());
    }
    return logFiles;
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
