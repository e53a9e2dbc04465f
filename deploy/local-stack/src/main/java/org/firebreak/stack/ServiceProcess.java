// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A packaged service in a process of its own.
public final class ServiceProcess extends Part {
  /// The JVM's quick compiler alone: a service is up after half the work, and four of them start at
  /// once on two cores. Who measures throughput gives the setting `JDK_JAVA_OPTIONS` empty.
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final int port;
  private final int managementPort;

  private ServiceProcess(String service, ChildProcess process, int port, int managementPort) {
    super(service, "TERM", process);
    this.port = port;
    this.managementPort = managementPort;
  }

  /// Starts `service` and returns at once; [#awaitReady] waits until it serves.
  ///
  /// @param settings its configuration by property name; given to it as environment variables, so
  ///   that secrets stand in no command line
  /// @param workDirectory for its log, `<service>.log`
  public static ServiceProcess start(
      String service,
      int port,
      int managementPort,
      Map<String, String> settings,
      Path workDirectory) {
    Path program =
        RepositoryRoot.find().resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    return start(service, program, port, managementPort, settings, workDirectory);
  }

  static ServiceProcess start(
      String service,
      Path program,
      int port,
      int managementPort,
      Map<String, String> settings,
      Path workDirectory) {
    Ports.requireFree(port, service);
    Ports.requireFree(managementPort, service + " (management)");
    if (!Files.isRegularFile(program)) {
      throw new PartFailed("%s is not packaged: run `mvn package -DskipTests`.".formatted(service));
    }
    Map<String, String> environment = new HashMap<>();
    settings.forEach((name, value) -> environment.put(environmentName(name), value));
    environment.putIfAbsent("JDK_JAVA_OPTIONS", QUICK_START);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    ChildProcess process =
        ChildProcess.start(command(program), environment, workDirectory.resolve(service + ".log"));
    return new ServiceProcess(service, process, port, managementPort);
  }

  private static List<String> command(Path program) {
    return List.of(
        ChildProcess.java(),
        "-Xms48m",
        "-Xmx192m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        // Protobuf, which Tink reads its keysets with, would be warned about in the log.
        "--sun-misc-unsafe-memory-access=allow",
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Duser.timezone=UTC",
        "-jar",
        program.toString());
  }

  /// As MicroProfile Config maps a property's name to an environment variable's.
  static String environmentName(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public URI managementUrl() {
    return URI.create("http://127.0.0.1:" + managementPort);
  }

  @Override
  boolean isUp() {
    HttpRequest request =
        HttpRequest.newBuilder(managementUrl().resolve("/q/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
