// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Keycloak's files, prepared once: the server built for its options, and a database into which the
/// realm was imported. Both take half a minute; later starts copy the result.
final class KeycloakDistribution {
  private static final List<String> BUILD =
      List.of(
          "build",
          "--db=dev-file",
          "--health-enabled=false",
          "--metrics-enabled=false",
          "--features-disabled=admin,account,account-api,ciba,device-flow,impersonation,kerberos,organization,recovery-codes,update-email,workflows,step-up-authentication-saml");

  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xms64m",
          "-Xmx256m",
          "-XX:MaxMetaspaceSize=192m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "-Duser.language=en",
          "-Duser.country=GB",
          "-Duser.timezone=UTC",
          "-Dfile.encoding=UTF-8",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Dpicocli.disable.closures=true");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private KeycloakDistribution() {}

  /// Makes `home` a Keycloak home of its own with the realm in its database; programs are linked,
  /// data is copied.
  static void prepare(Path home, String realm, Consumer<String> progress) {
    Path built =
        OnceForAll.folder(
            "keycloak-built-" + Hash.of(BUILD.toString()),
            unfinished -> {
              progress.accept("  Keycloak           is built, once (about 30 s)");
              build(unfinished);
            });
    Path imported =
        OnceForAll.folder(
            "keycloak-realm-" + Hash.of(BUILD + realm),
            unfinished -> {
              progress.accept("  Keycloak           imports its realm, once (about 30 s)");
              importRealm(built, realm, unfinished);
            });
    link(built, home);
    WorkFiles.copy(imported.resolve("data"), home.resolve("data"));
  }

  static List<String> command(Path home, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ChildProcess.java());
    command.addAll(JAVA_OPTIONS);
    command.addAll(
        List.of(
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    command.addAll(arguments);
    return command;
  }

  private static void build(Path target) {
    WorkFiles.copy(unpacked(), target);
    run(target, BUILD);
  }

  private static void importRealm(Path built, String realm, Path target) {
    link(built, target);
    Path file = WorkFiles.write(target.resolve("realm.json"), realm);
    run(target, List.of("import", "--optimized", "--file=" + file));
  }

  private static void run(Path home, List<String> arguments) {
    ChildProcess program =
        ChildProcess.start(command(home, arguments), Map.of(), home.resolve("output.log"));
    if (program.exitCode(PATIENCE) != 0) {
      throw new PartFailed(
          "Keycloak could not %s; %s ends with:%n%s"
              .formatted(arguments.getFirst(), program.log(), program.lastLines(15)));
    }
  }

  private static void link(Path built, Path home) {
    try {
      for (String folder : List.of("lib", "providers", "themes", "conf")) {
        Files.createSymbolicLink(home.resolve(folder), built.resolve(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path unpacked() {
    try (Stream<Path> folders = Files.list(RepositoryRoot.parts())) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("bin/kc.sh")))
          .filter(folder -> folder.getFileName().toString().matches("keycloak-[0-9.]+"))
          .findFirst()
          .orElseThrow(() ->
              new PartFailed(
                  "No Keycloak in %s: run `mvn process-resources -pl deploy/local-stack`."
                      .formatted(RepositoryRoot.parts())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
