// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firebreak.stack.Broker;
import org.firebreak.stack.Keysets;
import org.firebreak.stack.LocalStack;
import org.firebreak.stack.LogFiles;
import org.firebreak.stack.Ports;
import org.firebreak.stack.Postgres;
import org.firebreak.stack.RepositoryRoot;
import org.firebreak.stack.quarkus.DirectoryFeed;

/// `make bench-start`: how long each service takes until it serves and until it is ready, and what
/// it then holds in memory: packaged as usual, and packaged for the JVM's ahead-of-time cache,
/// without one and with one. The ways take turns, so that what else the machine does falls on all.
///
/// The cache is trained as an image's build can: the service begins and ends, without a broker, a
/// database or a secret.
public final class StartTimes {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx307m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Duser.timezone=UTC");

  /// A way to run a service.
  ///
  /// @param program below the service's `target`
  private record Way(String name, String program, boolean cached) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("as packaged", "quarkus-app/quarkus-run.jar", false),
          new Way("aot-jar", "aot/quarkus-app/quarkus-run.jar", false),
          new Way("aot-jar, cache", "aot/quarkus-app/quarkus-run.jar", true));

  /// One start.
  private record Start(double servesAfter, double readyAfter, double megabytes) {}

  private final Path folder;
  private final Broker broker;
  private final Postgres postgres;
  private final Keysets keysets;
  private final LogFiles logFiles;

  private StartTimes(Path folder) {
    this.folder = folder;
    broker = Broker.start(0, folder);
    postgres = Postgres.start(0, folder);
    keysets = Keysets.generate(folder);
    logFiles = LogFiles.generate(folder, Map.of());
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    var folder = RepositoryRoot.find().resolve("deploy/kubernetes/target/start-times");
    var bench = new StartTimes(folder);
    try (var _ = bench.broker;
        var _ = bench.postgres;
        var _ = DirectoryFeed.start(bench.broker)) {
      System.out.println("| service | way | serves after | ready after | resident |");
      System.out.println("|---|---|---|---|---|");
      for (var service : LocalStack.SERVICES) {
        bench.measure(service, rounds);
      }
    }
  }

  private void measure(String service, int rounds) throws IOException, InterruptedException {
    train(service);
    var starts = new LinkedHashMap<Way, List<Start>>();
    start(service, WAYS.getFirst()); // migrates, and warms the machine's file cache
    for (int round = 0; round < rounds; round++) {
      for (var way : WAYS) {
        starts.computeIfAbsent(way, _ -> new ArrayList<>()).add(start(service, way));
      }
    }
    starts.forEach((way, all) ->
        System.out.printf(
            Locale.ROOT,
            "| %s | %s | %.2f s | %.2f s | %.0f MB |%n",
            service,
            way.name(),
            median(all.stream().map(Start::servesAfter).toList()),
            median(all.stream().map(Start::readyAfter).toList()),
            median(all.stream().map(Start::megabytes).toList())));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void train(String service) throws IOException, InterruptedException {
    var cache = cache(service);
    Files.deleteIfExists(cache);
    var way = WAYS.getLast();
    var command = command(service, way, List.of("-XX:AOTCacheOutput=" + cache));
    var training = process(service, command, Map.of());
    training.environment().putAll(trainingSettings());
    if (training.start().waitFor() != 0 || !Files.exists(cache)) {
      throw new IllegalStateException("no cache was made: " + log(service));
    }
    System.out.printf(
        Locale.ROOT, "| %s | its cache | | | %d MB on disk |%n", service, Files.size(cache) >> 20);
  }

  /// What a service asks for before it begins; nothing of it is there.
  private static Map<String, String> trainingSettings() {
    return Map.of(
        "QUARKUS_INIT_AND_EXIT", "true",
        "QUARKUS_FLYWAY_MIGRATE_AT_START", "false",
        "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://nowhere.example/none",
        "QUARKUS_DATASOURCE_USERNAME", "nobody",
        "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
        "QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:1/realms/firebreak",
        "QUARKUS_OIDC_CLIENT_ID", "nobody",
        "QUARKUS_OIDC_CREDENTIALS_SECRET", "none",
        "FIREBREAK_CONSENT_SERVICE_URL", "http://127.0.0.1:1");
  }

  private Start start(String service, Way way) throws IOException, InterruptedException {
    int management = Ports.freePort();
    var settings = new HashMap<>(settings(service));
    settings.put("quarkus.http.port", Integer.toString(Ports.freePort()));
    settings.put("quarkus.management.port", Integer.toString(management));
    var options = way.cached() ? List.of("-XX:AOTCache=" + cache(service)) : List.<String>of();
    var process = process(service, command(service, way, options), settings);
    long begun = System.nanoTime();
    var running = process.start();
    try {
      double serves = until(running, management, "/q/health/started", begun);
      double ready = until(running, management, "/q/health/ready", begun);
      Thread.sleep(3_000);
      return new Start(serves, ready, residentMegabytes(running.pid()));
    } finally {
      running.destroy();
      running.waitFor();
    }
  }

  private double until(Process running, int port, String path, long begun)
      throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    while (System.nanoTime() - begun < PATIENCE.toNanos() && running.isAlive()) {
      try {
        if (HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return (System.nanoTime() - begun) / 1e9;
        }
      } catch (IOException notYet) {
        // It does not listen.
      }
      Thread.sleep(10);
    }
    throw new IllegalStateException(path + " never answered; see " + folder);
  }

  private Map<String, String> settings(String service) {
    var settings = new HashMap<>(broker.serviceSettings(service));
    settings.putAll(postgres.serviceSettings(service.replace("-service", "")));
    settings.putAll(keysets.serviceSettings(service));
    settings.putAll(logFiles.serviceSettings(service));
    settings.put("quarkus.oidc.auth-server-url", "http://127.0.0.1:1/realms/firebreak");
    settings.put("quarkus.oidc.client-id", service);
    settings.put("quarkus.oidc.credentials.secret", "none");
    settings.put("firebreak.consent-service.url", "http://127.0.0.1:1");
    return settings;
  }

  private ProcessBuilder process(
      String service, List<String> command, Map<String, String> settings) {
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(service).toFile());
    settings.forEach((name, value) ->
        process
            .environment()
            .put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
    return process;
  }

  private static List<String> command(String service, Way way, List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(options);
    command.add("-jar");
    command.add(
        RepositoryRoot.find().resolve(service).resolve("target").resolve(way.program()).toString());
    return command;
  }

  private Path cache(String service) {
    return folder.resolve(service + ".aot");
  }

  private Path log(String service) {
    return folder.resolve(service + ".log");
  }

  private static double residentMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1]) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
