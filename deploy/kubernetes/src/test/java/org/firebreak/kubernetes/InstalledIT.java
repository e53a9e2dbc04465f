// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.firebreak.audit.log.TrustPolicy;
import org.firebreak.stack.LocalStack;
import org.firebreak.stack.Part;
import org.firebreak.stack.Ports;
import org.firebreak.stack.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The packaged services, told what the manifests tell them and nothing else: migrations by their
/// own role, starts, and readiness that goes down with what it names.
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // Made before all tests, whose preparing may fail.
class InstalledIT {
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final String HEARD = "the directory is heard";
  private static final String ASSIGNED = "what each channel reads is known";
  private static final String DATABASE = "Database connections health check";

  private static InstalledHere here;
  private static final Map<String, ServiceProcess> RUNNING = new HashMap<>();

  @BeforeAll
  static void prepare() throws Exception {
    var folder = Path.of("target/installed").toAbsolutePath();
    here = new InstalledHere(folder);
    var policy = here.made("ConfigMap audit-log-policy", "policy.txt");
    assertThat(TrustPolicy.ofBytes(policy.getBytes(StandardCharsets.UTF_8)).logs()).hasSize(1);
    here.withoutWitnesses();
    for (var service : LocalStack.SERVICES) {
      here.createDatabase(database(service));
    }
  }

  @AfterAll
  static void stop() {
    RUNNING.values().forEach(Part::close);
    if (here != null) {
      here.close();
    }
  }

  private static ServiceProcess running(String service) {
    return Objects.requireNonNull(RUNNING.get(service), service);
  }

  private static String database(String service) {
    return service.replace("-service", "");
  }

  @Test
  @Order(1)
  void theScriptMakesWhatTheListAsksFor() {
    var listed = new TreeSet<String>();
    for (var row : Rows.of(Manifests.folder().resolve("secrets.csv"), 5)) {
      for (var key : row[2].split(",")) {
        listed.add("%s %s/%s".formatted(row[0], row[1], key));
      }
    }
    var made = new TreeSet<String>();
    here.made()
        .forEach((name, values) -> values.keySet().forEach(key -> made.add(name + "/" + key)));

    assertThat(made).isEqualTo(listed);
    assertThat(here.made("ConfigMap audit-log-policy", "log.vkey")).doesNotContain("\n");
  }

  @Test
  @Order(2)
  void aServiceDoesNotStartBeforeItsMigrationWasDone() throws Exception {
    assertThat(here.run("directory-service", "directory-service")).isNotZero();
    assertThat(Files.readString(here.log("directory-service"))).contains("igration");
  }

  @Test
  @Order(3)
  void aMigrationMigratesAndEndsAndDoesNothingTheSecondTime() throws Exception {
    for (var service : LocalStack.SERVICES) {
      migrate(service);
      assertThat(migrations(service)).isPositive();
    }
    var again = LocalStack.SERVICES.getFirst();
    var done = migrations(again);
    migrate(again);
    assertThat(migrations(again)).isEqualTo(done);
  }

  private static void migrate(String service) throws Exception {
    var pod = database(service) + "-migration";
    assertThat(here.run(pod, service)).as(() -> log(pod)).isZero();
  }

  @Test
  @Order(4)
  void eachServiceIsReadyWithWhatItsManifestTellsIt() throws IOException {
    for (var service : LocalStack.SERVICES) {
      var told = new HashMap<>(here.variables(service));
      told.putAll(here.onThisMachine());
      RUNNING.put(
          service,
          ServiceProcess.start(
              service, Ports.freePort(), Ports.freePort(), told, Path.of("target/installed")));
    }
    RUNNING.values().forEach(service -> service.awaitReady(PATIENCE));
    assertThat(checks("referral-service")).containsEntry(HEARD, true).containsEntry(ASSIGNED, true);
    assertThat(checks("audit-service")).containsEntry("signing", true);
  }

  @Test
  @Order(5)
  void aServicesRoleOwnsNothing() throws SQLException {
    for (var service : LocalStack.SERVICES) {
      var name = database(service);
      var password = here.secret(name + "-database-app", "password");
      try (var connection =
              DriverManager.getConnection(here.postgres().jdbcUrl(name), name + "_app", password);
          var statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute("create table own (id int)"))
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> statement.execute("delete from flyway_schema_history"))
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  @Order(6)
  void noServiceIsReadyWhileTheDirectoryIsSilent() {
    running("directory-service").stop();
    for (var service : LocalStack.SERVICES.subList(1, 4)) {
      until(service, checks -> !checks.getOrDefault(HEARD, true));
    }
    running("directory-service").restart();
    allReady();
  }

  @Test
  @Order(7)
  void noServiceIsReadyWithoutItsDatabase() {
    here.postgres().stop();
    for (var service : LocalStack.SERVICES) {
      until(service, checks -> !checks.getOrDefault(DATABASE, true));
    }
    here.postgres().restart();
    allReady();
  }

  @Test
  @Order(8)
  void noServiceIsReadyWithoutTheBroker() {
    here.broker().stop();
    for (var service : LocalStack.SERVICES) {
      until(service, checks -> !checks.getOrDefault(HEARD, true));
    }
    for (var service : List.of("referral-service", "audit-service", "consent-service")) {
      until(
          service,
          checks -> !checks.getOrDefault("SmallRye Reactive Messaging - readiness check", true));
    }
    here.broker().restart();
    allReady();
  }

  @Test
  @Order(9)
  void aServiceThatStartsWithoutTheBrokerDoesNotKnowWhatItReads() {
    here.broker().stop();
    running("referral-service").start();
    until("referral-service", checks -> !checks.getOrDefault(ASSIGNED, true));
    here.broker().restart();
    allReady();
  }

  @Test
  @Order(10)
  void theLogIsNotReadyWhenItIsBehindWhatWasSigned() throws Exception {
    until("audit-service", checks -> Files.exists(lastSigned()));
    running("audit-service").stop();
    here.createDatabase("audit");
    assertThat(here.run("audit-migration", "audit-service")).isZero();
    running("audit-service").start();
    until("audit-service", checks -> !checks.getOrDefault("signing", true));
  }

  private static Path lastSigned() {
    return Path.of("target/installed/audit-service/var/lib/firebreak/last-signed");
  }

  private static void allReady() {
    RUNNING.values().forEach(service -> service.awaitReady(PATIENCE));
  }

  private static void until(String service, Predicate<Map<String, Boolean>> holds) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var seen = new ArrayList<Map<String, Boolean>>();
    while (System.nanoTime() < deadline) {
      var checks = checks(service);
      seen.add(checks);
      if (holds.test(checks)) {
        return;
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError(service + " never showed it; last: " + seen.getLast());
  }

  /// Each check by its name; none while the service does not answer.
  private static Map<String, Boolean> checks(String service) {
    var address = running(service).managementUrl().resolve("/q/health/ready");
    var request =
        HttpRequest.newBuilder(URI.create(address.toString()))
            .timeout(Duration.ofSeconds(12))
            .build();
    var checks = new TreeMap<String, Boolean>();
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString());
      for (var check : new ObjectMapper().readTree(answer.body()).path("checks")) {
        checks.put(check.path("name").asText(), check.path("status").asText().equals("UP"));
      }
    } catch (IOException notNow) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return checks;
  }

  private static int migrations(String service) throws SQLException {
    try (var connection = here.postgres().superuserConnection(database(service));
        var statement = connection.createStatement();
        var found = statement.executeQuery("select count(*) from flyway_schema_history")) {
      found.next();
      return found.getInt(1);
    }
  }

  private static String log(String pod) {
    try {
      return Files.readString(here.log(pod));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
