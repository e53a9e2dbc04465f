// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.arjuna.ats.arjuna.common.CoordinatorEnvironmentBean;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real database, in real transactions. No relay runs: what is stated stays in the outbox.
class StateNumbersTest {

  private static final String SERVICE = "referral-service";
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final Instant START = Instant.parse("2026-11-23T10:00:00.123456Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static TransactionManager transactions;
  private static Postgres postgres;
  private static AgroalDataSource database;

  private volatile Instant now = START;

  @BeforeAll
  static void start(@TempDir Path folder) throws SQLException, IOException {
    for (var store : Arrays.asList(null, "communicationStore", "stateStore")) {
      BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
          .setObjectStoreDir(folder.toString());
    }
    BeanPopulator.getDefaultInstance(CoordinatorEnvironmentBean.class)
        .setTransactionStatusManagerEnable(false);
    transactions = com.arjuna.ats.jta.TransactionManager.transactionManager();
    postgres = Postgres.start(0, folder);
    try (var owner = postgres.connection("referral", "referral_owner");
        var create = owner.createStatement()) {
      for (var script : List.of("V0_1__outbox.sql", "V0_2__numbers_stated.sql")) {
        create.execute(
            Files.readString(Path.of("src/main/resources/db/runtime", script))
                .replace("${service_role}", "referral_app"));
      }
    }
    database =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool ->
                    pool.maxSize(10)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .transactionIntegration(
                            new NarayanaTransactionIntegration(
                                transactions, new TransactionSynchronizationRegistryImple()))
                        .connectionFactoryConfiguration(to ->
                            to.jdbcUrl(postgres.jdbcUrl("referral"))
                                .principal(new NamePrincipal("referral_app"))
                                .credential(
                                    new SimplePassword(postgres.password("referral_app"))))));
  }

  @AfterAll
  static void stop() {
    database.close();
    postgres.close();
  }

  @BeforeEach
  void nothingWasStatedOrGivenOut() throws SQLException {
    execute("delete from outbox", "delete from outbox_mark");
    execute("update numbers_stated set stated_at = null");
  }

  @Test
  void aStatementSaysHowFarEachPartitionThatTheLogHoldsHasCome() throws Exception {
    given("referrals.outbound.v1", 2, 7);
    given("referrals.outbound.v1", 0, 41);
    given("audit.facts.v1", 0, 11);
    given("firewall.releases.v1", 0, 3);
    given("directory.organizations.v1", 0, 95);
    given("consent.withdrawals.v1", 0, 2);

    committed(instance());

    assertThat(statements()).hasSize(1);
    var stated = statements().getFirst();
    Contracts.of("audit-service", "fact").accepts(stated);
    assertThat(stated.path("kind").asText()).isEqualTo("numbers-stated");
    assertThat(stated.path("producer").asText()).isEqualTo(SERVICE);
    assertThat(stated.path("at").asText()).isEqualTo(START.toString());
    assertThat(stated.path("stated_numbers"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "audit.facts.v1/0/11",
            "firewall.releases.v1/0/3",
            "referrals.outbound.v1/0/41",
            "referrals.outbound.v1/2/7");
    assertThat(
            text(
                "select topic || ' ' || message_key || ' ' || (headers->>'ce_type') || ' ' ||"
                    + " (event_id::text = headers->>'ce_id') from outbox"))
        .isEqualTo("audit.facts.v1 referral-service org.firebreak.audit.fact.v1 true");
  }

  @Test
  void whoHasGivenOutNothingSaysSo() throws Exception {
    committed(instance());

    assertThat(statements()).hasSize(1);
    assertThat(statements().getFirst().path("stated_numbers")).isEmpty();
  }

  @Test
  void aPeriodHasOneStatementAlsoAfterARestart() throws Exception {
    committed(instance());
    now = START.plus(PERIOD).minusNanos(1_000);
    committed(instance());
    assertThat(statements()).hasSize(1);

    now = START.plus(PERIOD);
    committed(instance());
    assertThat(statements())
        .extracting(each -> each.path("at").asText())
        .containsExactly(START.toString(), START.plus(PERIOD).toString());
  }

  @Test
  void ofManyInstancesAtOnceOneStates() throws Exception {
    for (int hour = 1; hour <= 10; hour++) {
      atOnce(8);
      assertThat(statements()).as("after %d periods", hour).hasSize(hour);
      now = now.plus(PERIOD);
    }
  }

  /// Whoever died in between has stated nothing, and the next one states at once.
  @Test
  void aStatementAndItsTimeAreOneCommit() throws Exception {
    transactions.begin();
    instance().stateIfDue();
    transactions.rollback();
    assertThat(statements()).isEmpty();

    committed(instance());
    assertThat(statements()).hasSize(1);
  }

  @Test
  void nobodyWaitsForOneThatIsSlow() throws Exception {
    try (var slow = postgres.superuserConnection("referral");
        var lock = slow.createStatement()) {
      slow.setAutoCommit(false);
      lock.execute("select * from numbers_stated for update");
      committed(instance());
      assertThat(statements()).isEmpty();
      slow.rollback();
    }
    committed(instance());
    assertThat(statements()).hasSize(1);
  }

  @Test
  void anInstanceWhoseClockIsBehindWaits() throws Exception {
    committed(instance());
    now = START.minus(Duration.ofDays(1));
    committed(instance());
    assertThat(statements()).hasSize(1);
  }

  @Test
  void aPeriodOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> instance(Duration.ZERO));
  }

  private StateNumbers instance() {
    return instance(PERIOD);
  }

  private StateNumbers instance(Duration period) {
    var outbox =
        new Outbox(
            database,
            new TransactionSynchronizationRegistryImple(),
            new RelayWakeUp(),
            JSON,
            () -> now,
            SERVICE);
    return new StateNumbers(database, outbox, JSON, () -> now, UUID::randomUUID, SERVICE, period);
  }

  private void atOnce(int instances) throws InterruptedException, ExecutionException {
    var together = new CyclicBarrier(instances);
    var done = new ArrayList<Future<?>>();
    try (var threads = Executors.newFixedThreadPool(instances)) {
      for (int i = 0; i < instances; i++) {
        var instance = instance();
        done.add(
            threads.submit(() -> {
              together.await();
              committed(instance);
              return null;
            }));
      }
    }
    for (var each : done) {
      each.get();
    }
  }

  /// As the container calls it.
  private static void committed(StateNumbers instance) throws Exception {
    transactions.begin();
    try {
      instance.stateIfDue();
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    }
    transactions.commit();
  }

  private static void rollBack() throws SystemException {
    transactions.rollback();
  }

  private static void given(String topic, int partition, long number) throws SQLException {
    execute("insert into outbox_mark values ('%s', %d, %d)".formatted(topic, partition, number));
  }

  private static void execute(String... statements) throws SQLException {
    try (var session = postgres.superuserConnection("referral");
        var each = session.createStatement()) {
      for (var statement : statements) {
        each.execute(statement);
      }
    }
  }

  private static List<JsonNode> statements() throws SQLException {
    var found = new ArrayList<JsonNode>();
    try (var session = postgres.superuserConnection("referral");
        var select = session.createStatement();
        var rows = select.executeQuery("select value from outbox order by id")) {
      while (rows.next()) {
        found.add(JSON.readTree(rows.getBytes(1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static String text(String query) throws SQLException {
    try (var session = postgres.superuserConnection("referral");
        var select = session.createStatement();
        var rows = select.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
