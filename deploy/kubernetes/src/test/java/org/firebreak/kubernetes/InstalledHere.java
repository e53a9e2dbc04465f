// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.firebreak.stack.Broker;
import org.firebreak.stack.Ports;
import org.firebreak.stack.Postgres;
import org.firebreak.stack.RepositoryRoot;

/// The quickstart's pods as processes of this machine: each gets the variables and files that its
/// manifest names, from the Secrets that the project's own script makes, and nothing else. Only
/// what one machine cannot have differs: other ports, no TLS to broker and database, no Keycloak,
/// no witnesses.
final class InstalledHere implements AutoCloseable {
  static final String OVERLAY = "quickstart";
  private static final String ETC = "/etc/firebreak/";

  private final Path folder;
  private final Broker broker;
  private final Postgres postgres;
  private final Map<String, Map<String, String>> made = new HashMap<>();

  InstalledHere(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    makeSecrets();
    ServerKey.write(folder.resolve("tls"));
    broker = Broker.start(0, folder);
    postgres = Postgres.start(0, folder);
  }

  Broker broker() {
    return broker;
  }

  Postgres postgres() {
    return postgres;
  }

  @Override
  public void close() {
    broker.close();
    postgres.close();
  }

  private void makeSecrets() throws IOException, InterruptedException {
    var script = Manifests.folder().resolve("development-secrets.sh").toString();
    var output = folder.resolve("secrets.yaml");
    Files.createDirectories(folder);
    var process =
        new ProcessBuilder(script)
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("secrets.log").toFile());
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    if (process.start().waitFor() != 0) {
      throw new AssertionError(
          "the script failed: " + Files.readString(folder.resolve("secrets.log")));
    }
    for (var document : Rendered.file(output)) {
      StrictModels.read(document);
      var values = new TreeMap<String, String>();
      var isSecret = Rendered.kind(document).equals("Secret");
      for (var data : document.path("data").properties()) {
        values.put(data.getKey(), isSecret ? decoded(data.getValue()) : data.getValue().asText());
      }
      made.put(Rendered.kind(document) + " " + Rendered.name(document), values);
    }
  }

  private static String decoded(JsonNode data) {
    return new String(
        Base64.getDecoder().decode(data.asText()), java.nio.charset.StandardCharsets.UTF_8);
  }

  /// @param name `Kind name`
  String made(String name, String key) {
    return Objects.requireNonNull(
        Objects.requireNonNull(made.get(name), name).get(key), () -> name + "/" + key);
  }

  /// `Kind name` → key → value.
  Map<String, Map<String, String>> made() {
    return made;
  }

  /// As the operator for PostgreSQL does it: the owner and its database, then the statements of the
  /// manifest, then the service's role with its password.
  void createDatabase(String name) throws SQLException {
    var cluster =
        Rendered.ofKind(OVERLAY, "Cluster").stream()
            .map(document -> StrictModels.read(document, OperatorModels.DatabaseCluster.class))
            .filter(found -> found.spec().bootstrap().initdb().database().equals(name))
            .findFirst()
            .orElseThrow()
            .spec();
    var initdb = cluster.bootstrap().initdb();
    var role = cluster.managed().roles().getFirst();
    run(
        "postgres",
        List.of(
            "drop database if exists %s with (force)".formatted(name),
            "drop role if exists " + role.name(),
            "drop role if exists " + initdb.owner(),
            "create role %s login password '%s'"
                .formatted(initdb.owner(), secret(initdb.secret().name(), "password")),
            "create database %s owner %s".formatted(name, initdb.owner())));
    run(name, initdb.postInitApplicationSQL());
    run(
        name,
        List.of(
            "alter role %s password '%s'"
                .formatted(role.name(), secret(role.passwordSecret().name(), "password"))));
  }

  private void run(String database, List<String> statements) throws SQLException {
    try (var connection = postgres.superuserConnection(database);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  String secret(String name, String key) {
    return made("Secret " + name, key);
  }

  /// The exit code of a process that is expected to end by itself.
  int run(String pod, String service) throws IOException, InterruptedException {
    var command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                RepositoryRoot.find()
                    .resolve(service)
                    .resolve("target/quarkus-app/quarkus-run.jar")
                    .toString())
            .redirectErrorStream(true)
            .redirectOutput(log(pod).toFile());
    command.environment().clear();
    command.environment().putAll(variables(pod));
    command.environment().putAll(onThisMachine());
    var process = command.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(pod + " does not end: " + Files.readString(log(pod)));
    }
    return process.exitValue();
  }

  Path log(String pod) {
    return folder.resolve(pod + ".log");
  }

  Map<String, String> onThisMachine() {
    return Map.of(
        "QUARKUS_HTTP_HOST",
        "127.0.0.1",
        "QUARKUS_HTTP_SSL_PORT",
        Integer.toString(Ports.free().kafka()),
        "QUARKUS_MANAGEMENT_HOST",
        "127.0.0.1",
        "QUARKUS_MANAGEMENT_PORT",
        Integer.toString(Ports.free().kafka()));
  }

  /// What the pod's container is told.
  Map<String, String> variables(String pod) throws IOException {
    var spec = PodPolicyTest.pod(OVERLAY, pod);
    var told = new HashMap<String, String>();
    for (var variable : spec.getContainers().getFirst().getEnv()) {
      told.put(variable.getName(), here(pod, spec, variable));
    }
    return told;
  }

  private String here(String pod, PodSpec spec, EnvVar variable) throws IOException {
    if (variable.getValueFrom() != null) {
      return given(pod, variable);
    }
    var value = variable.getValue();
    return switch (variable.getName()) {
      case "KAFKA_BOOTSTRAP_SERVERS" -> broker.bootstrapServers();
      case "KAFKA_SECURITY_PROTOCOL" -> "SASL_PLAINTEXT";
      case "QUARKUS_OIDC_AUTH_SERVER_URL" -> "https://127.0.0.1:1/realms/firebreak";
      case "QUARKUS_DATASOURCE_JDBC_URL" ->
          postgres.jdbcUrl(value.replaceAll(".*:5432/([a-z]+)\\?.*", "$1"));
      default -> value.startsWith("/") ? file(pod, spec, value).toString() : value;
    };
  }

  private String given(String pod, EnvVar variable) {
    var from = variable.getValueFrom();
    if (from.getSecretKeyRef() != null) {
      var name = from.getSecretKeyRef().getName();
      return name.equals(pod)
          ? Objects.requireNonNull(broker.clientSettings(pod).get(from.getSecretKeyRef().getKey()))
              .toString()
          : secret(name, from.getSecretKeyRef().getKey());
    }
    return from.getFieldRef() != null
        ? pod + "-0"
        : "https://identity.firebreak.example/realms/firebreak";
  }

  /// A file at the place that this machine has for it, with what the manifest's volume would hold.
  private Path file(String pod, PodSpec spec, String path) throws IOException {
    if (path.startsWith(ETC + "tls/") || path.startsWith(ETC + "kafka/")) {
      return folder.resolve("tls").resolve(Path.of(path).getFileName());
    }
    var here = folder.resolve(pod).resolve(path.substring(1));
    Files.createDirectories(here.getParent());
    for (var mount : spec.getContainers().getFirst().getVolumeMounts()) {
      if (path.startsWith(mount.getMountPath() + "/")) {
        var volume =
            spec.getVolumes().stream()
                .filter(found -> found.getName().equals(mount.getName()))
                .findFirst()
                .orElseThrow();
        var source =
            volume.getSecret() != null
                ? "Secret " + volume.getSecret().getSecretName()
                : volume.getConfigMap() != null
                    ? "ConfigMap " + volume.getConfigMap().getName()
                    : "";
        var key = here.getFileName().toString();
        if (made.containsKey(source) && !Files.exists(here)) {
          Files.writeString(here, made(source, key));
        }
      }
    }
    return here;
  }

  /// A policy that asks for no witness: none is here.
  void withoutWitnesses() {
    String name = "ConfigMap audit-log-policy";
    String policy = "log %s\nquorum none\n".formatted(made(name, "log.vkey"));
    made.computeIfPresent(
        name,
        (same, values) -> {
          values.put("policy.txt", policy);
          return values;
        });
  }
}
