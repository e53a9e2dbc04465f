// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Everything on one machine: broker, PostgreSQL, Keycloak and two witnesses, then the four
/// packaged services. Empty at each start; loopback only.
public final class LocalStack implements AutoCloseable {
  public static final List<String> SERVICES =
      List.of("directory-service", "consent-service", "referral-service", "audit-service");

  private static final Duration SERVICE_PATIENCE = Duration.ofMinutes(2);

  private final Ports ports;
  private final Path workDirectory;
  private final Consumer<String> progress;
  private final Keysets keysets;
  private final LogFiles logFiles;
  private final List<Part> parts = new CopyOnWriteArrayList<>();

  private LocalStack(Ports ports, Path workDirectory, Consumer<String> progress) {
    this.keysets = Keysets.generate(workDirectory);
    this.logFiles = LogFiles.generate(workDirectory, ports.witnesses());
    this.ports = ports;
    this.workDirectory = workDirectory;
    this.progress = progress;
  }

  /// Returns when every part is ready. If one fails, the others are stopped before this throws.
  ///
  /// @param workDirectory for the parts' data and logs
  /// @param serviceSettings configuration for every service, over the stack's own
  /// @param progress is told a line for each part
  public static LocalStack start(
      Ports ports,
      Path workDirectory,
      Map<String, String> serviceSettings,
      Consumer<String> progress) {
    ports.requireAllFree();
    LocalStack stack = new LocalStack(ports, workDirectory, progress);
    // Stopping twice does nothing the second time, so the hook stays after a close.
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "local-stack-stop"));
    try {
      stack.startParts();
      stack.startServices(serviceSettings);
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  public Ports ports() {
    return ports;
  }

  public Broker broker() {
    return part(Broker.class);
  }

  public Postgres postgres() {
    return part(Postgres.class);
  }

  public Keycloak keycloak() {
    return part(Keycloak.class);
  }

  /// @param name `witness-1` or `witness-2`
  public WitnessProcess witness(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .map(WitnessProcess.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No witness " + name));
  }

  /// @param name one of [#SERVICES]
  public ServiceProcess service(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .map(ServiceProcess.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No service " + name));
  }

  /// The keys and the policy of the audit log.
  public LogFiles logFiles() {
    return logFiles;
  }

  public List<Part> parts() {
    return List.copyOf(parts);
  }

  public long residentMemoryBytes() {
    return parts.stream().mapToLong(Part::residentMemoryBytes).sum();
  }

  private <P extends Part> P part(Class<P> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  private void startParts() {
    List<Callable<Part>> starts =
        new ArrayList<>(
            List.of(
                () ->
                    timed(
                        "Kafka broker",
                        "127.0.0.1:" + ports.kafka(),
                        () -> Broker.start(ports.kafka(), workDirectory)),
                () ->
                    timed(
                        "PostgreSQL",
                        "127.0.0.1:" + ports.postgres(),
                        () -> Postgres.start(ports.postgres(), workDirectory)),
                () ->
                    timed(
                        "Keycloak",
                        "http://127.0.0.1:" + ports.keycloak(),
                        () -> Keycloak.start(ports.keycloak(), workDirectory, progress))));
    ports.witnesses().forEach((name, port) -> starts.add(() -> startWitness(name, port)));
    inParallel(starts);
  }

  private Part startWitness(String name, int port) throws Exception {
    return timed(
        name,
        "http://127.0.0.1:" + port,
        () -> {
          var witness = WitnessProcess.start(name, port, logFiles, workDirectory);
          parts.add(witness);
          witness.awaitReady(SERVICE_PATIENCE);
          return witness;
        });
  }

  /// directory-service first: it imports its organizations while it starts, and the others let
  /// nobody in before they hear it.
  private void startServices(Map<String, String> serviceSettings) {
    List<Callable<Part>> starts =
        SERVICES.stream()
            .<Callable<Part>>map(service -> () -> startService(service, serviceSettings))
            .toList();
    inParallel(starts.subList(0, 1));
    inParallel(starts.subList(1, starts.size()));
  }

  private Part startService(String service, Map<String, String> serviceSettings) throws Exception {
    Map<String, String> settings = new HashMap<>(settings(service));
    settings.putAll(serviceSettings);
    int port = ports.service(service);
    return timed(
        service,
        "http://127.0.0.1:" + port,
        () -> {
          ServiceProcess process =
              ServiceProcess.start(
                  service, port, ports.management(service), settings, workDirectory);
          parts.add(process);
          process.awaitReady(SERVICE_PATIENCE);
          return process;
        });
  }

  /// What `service` is configured with in this stack.
  public Map<String, String> settings(String service) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(broker().serviceSettings(service));
    settings.putAll(postgres().serviceSettings(service.replace("-service", "")));
    settings.putAll(keysets.serviceSettings(service));
    settings.putAll(logFiles.serviceSettings(service));
    settings.put("quarkus.oidc.auth-server-url", keycloak().issuer());
    settings.put("quarkus.oidc.client-id", service);
    settings.put("quarkus.oidc.credentials.secret", Realm.SAMPLE_SECRET);
    // Hourly in production: too seldom to be seen here.
    settings.put("firebreak.stated-numbers.period", "PT10S");
    switch (service) {
      case "referral-service" ->
          settings.put(
              "firebreak.consent-service.url",
              "http://127.0.0.1:" + ports.service("consent-service"));
      case "directory-service" ->
          settings.put(
              "firebreak.directory.import",
              RepositoryRoot.find().resolve(SampleOrganization.FILE).toString());
      default -> {}
    }
    return settings;
  }

  private Part timed(String name, String address, Callable<? extends Part> start) throws Exception {
    long begun = System.nanoTime();
    Part part = start.call();
    if (!parts.contains(part)) {
      parts.add(part);
    }
    double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    progress.accept("  %-18s ready after %4.1f s   %s".formatted(name, seconds, address));
    return part;
  }

  /// When one fails the others are given up at once.
  private static void inParallel(List<Callable<Part>> starts) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      CompletionService<Part> pending = new ExecutorCompletionService<>(threads);
      starts.forEach(pending::submit);
      for (int started = 0; started < starts.size(); started++) {
        pending.take().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new PartFailed(e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted while the stack started", e);
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  @Override
  public void close() {
    stopParts();
  }

  /// Services first, so that they find their broker and database while they finish.
  private void stopParts() {
    stop(parts.stream().filter(ServiceProcess.class::isInstance).toList());
    stop(parts.stream().filter(part -> !(part instanceof ServiceProcess)).toList());
  }

  private static void stop(List<Part> some) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      some.forEach(part -> threads.execute(part::close));
    }
  }

  /// Runs a stack on the documented ports until it is interrupted.
  public static void main(String[] arguments) throws InterruptedException {
    Path workDirectory = RepositoryRoot.parts().resolve("run");
    try (LocalStack stack = start(Ports.fixed(), workDirectory, Map.of(), LocalStack::printed)) {
      printed(
          "  Everything runs, in %d MiB; logs are in %s. Ctrl-C ends it."
              .formatted(stack.residentMemoryBytes() >> 20, workDirectory));
      Thread.currentThread().join();
    } catch (PartFailed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void printed(String line) {
    System.out.println(line);
  }
}
