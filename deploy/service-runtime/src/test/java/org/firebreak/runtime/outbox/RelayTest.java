// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.firebreak.runtime.kafka.KafkaClients;
import org.firebreak.stack.Broker;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The relay between a real database and a real broker, with the pool that services use.
class RelayTest {

  private static final String SERVICE = "referral-service";
  private static final String TOPIC = "referrals.outbound.v1";
  private static final String KEY = "the one referral";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static Broker broker;
  private static Postgres postgres;
  private static AgroalDataSource database;
  private static KafkaClients kafka;
  private static Consumer<byte[], byte[]> reader;

  private final List<Relay> relays = new ArrayList<>();
  private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();

  @BeforeAll
  static void start(@TempDir Path folder) throws SQLException, IOException {
    var starting = CompletableFuture.supplyAsync(() -> Postgres.start(0, folder));
    broker = Broker.start(0, folder);
    postgres = starting.join();
    try (var owner = postgres.connection("referral", "referral_owner");
        var create = owner.createStatement()) {
      create.execute(
          Files.readString(Path.of("src/main/resources/db/runtime/V0_1__outbox.sql"))
              .replace("${service_role}", "referral_app"));
    }
    database =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool ->
                    pool.maxSize(4)
                        .acquisitionTimeout(Duration.ofSeconds(3))
                        .connectionFactoryConfiguration(to ->
                            to.jdbcUrl(postgres.jdbcUrl("referral"))
                                .principal(new NamePrincipal("referral_app"))
                                .credential(
                                    new SimplePassword(postgres.password("referral_app"))))));
    kafka = new KafkaClients(broker.clientSettings(SERVICE));
    reader =
        new KafkaClients(broker.clientSettings(Broker.ADMINISTRATOR)).consumer(java.util.Map.of());
    reader.assign(
        reader.partitionsFor(TOPIC).stream()
            .map(partition -> new TopicPartition(TOPIC, partition.partition()))
            .toList());
  }

  @AfterAll
  static void stop() {
    reader.close();
    database.close();
    postgres.close();
    broker.close();
  }

  @BeforeEach
  void begin() throws SQLException {
    reader.seekToEnd(reader.assignment());
    reader.assignment().forEach(reader::position);
    assertThat(rows()).isZero();
  }

  @AfterEach
  void end() throws InterruptedException {
    for (var relay : relays) {
      relay.stop(new ShutdownEvent());
    }
  }

  @Test
  void numbersHaveNoGapsWhoeverLeads() throws SQLException, InterruptedException {
    var from = lastNumber();
    var first = relay();
    relay();
    for (int i = 0; i < 50; i++) {
      committed(UUID.randomUUID());
    }
    awaitRead(50);

    first.stop(new ShutdownEvent());
    relays.remove(first);
    for (int i = 0; i < 50; i++) {
      committed(UUID.randomUUID());
    }
    awaitRead(100);

    assertThat(numbers()).containsExactlyElementsOf(after(from, 100));
  }

  @Test
  void whoeverLosesItsSessionHasLostTheLead() throws SQLException {
    var from = lastNumber();
    relay();
    committed(UUID.randomUUID());
    awaitRead(1);

    assertThat(endSessionOfTheLeader()).isOne();
    committed(UUID.randomUUID());
    awaitRead(2);

    assertThat(numbers()).containsExactlyElementsOf(after(from, 2));
    assertThat(leaders()).isOne();
  }

  @Test
  void anOldLeaderThatWakesUpLateIsFencedAndNothingOfItIsVisible() throws SQLException {
    var event = UUID.randomUUID();
    try (var old = kafka.transactionalProducer("relay-" + SERVICE)) {
      old.initTransactions();
      old.beginTransaction();
      var sent = old.send(new ProducerRecord<>(TOPIC, bytes(KEY), bytes("of the old leader")));
      old.flush();
      assertThat(sent).isDone();

      committed(event);
      relay();
      awaitRead(1);

      assertThatThrownBy(old::commitTransaction)
          .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
    }
    poll(Duration.ofMillis(500));
    assertThat(read).hasSize(1);
    assertThat(header(read.getFirst(), "ce_id")).isEqualTo(event.toString());
  }

  /// A leader that died between its commit on the broker and the end of the rows.
  @Test
  void whatWasSentAndStillHasItsRowIsSentAgainUnderTheSameNumber() throws SQLException {
    var event = UUID.randomUUID();
    var number = lastNumber() + 1;
    committed(event);
    try (var session = database.getConnection();
        var numbered =
            session.prepareStatement(
                "update outbox set topic_partition = ?, number = ?; "
                    + "insert into outbox_mark values ('"
                    + TOPIC
                    + "', ?, ?) "
                    + "on conflict (topic, topic_partition) do update set last_number = excluded.last_number")) {
      numbered.setInt(1, partition());
      numbered.setLong(2, number);
      numbered.setInt(3, partition());
      numbered.setLong(4, number);
      numbered.execute();
    }

    relay();
    awaitRead(1);
    var next = UUID.randomUUID();
    committed(next);
    awaitRead(2);

    assertThat(numbers()).containsExactly(number, number + 1);
    assertThat(read)
        .extracting(it -> header(it, "ce_id"))
        .containsExactly(event.toString(), next.toString());
  }

  @Test
  void aRowWaitsForEveryTransactionThatBeganBeforeItsOwn() throws SQLException {
    var early = UUID.randomUUID();
    var late = UUID.randomUUID();
    relay();
    try (var slow = database.getConnection()) {
      slow.setAutoCommit(false);
      insert(slow, early);
      committed(late);
      poll(Duration.ofSeconds(1));
      assertThat(read).isEmpty();
      slow.commit();
    }
    awaitRead(2);

    assertThat(read)
        .extracting(it -> header(it, "ce_id"))
        .containsExactly(early.toString(), late.toString());
  }

  private Relay relay() {
    var relay =
        new Relay(
            database,
            kafka,
            new RelayWakeUp(),
            new ObjectMapper(),
            new SimpleMeterRegistry(),
            SERVICE);
    relay.start(new StartupEvent());
    relays.add(relay);
    return relay;
  }

  private static void committed(UUID event) throws SQLException {
    try (var session = database.getConnection()) {
      insert(session, event);
    }
  }

  private static void insert(Connection session, UUID event) throws SQLException {
    try (var insert =
        session.prepareStatement(
            "insert into outbox (event_id, topic, message_key, headers, value) values (?, ?, ?, ?::jsonb, ?)")) {
      insert.setObject(1, event);
      insert.setString(2, TOPIC);
      insert.setString(3, KEY);
      insert.setString(4, "{\"ce_id\":\"" + event + "\"}");
      insert.setBytes(5, bytes("sample"));
      insert.executeUpdate();
    }
  }

  private void awaitRead(int records) {
    eventually(() -> {
      poll(Duration.ofMillis(100));
      return read.size() >= records;
    });
    assertThat(read).hasSize(records);
  }

  private void poll(Duration atMost) {
    reader.poll(atMost).forEach(read::add);
  }

  private static void eventually(BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within " + PATIENCE).isLessThan(deadline);
    }
  }

  private List<Long> numbers() {
    return read.stream().map(it -> Long.parseLong(header(it, "ce_outboxnumber"))).toList();
  }

  private static List<Long> after(long number, int count) {
    return LongStream.rangeClosed(number + 1, number + count).boxed().toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static int partition() {
    return org.apache.kafka.common.utils.Utils.toPositive(
            org.apache.kafka.common.utils.Utils.murmur2(bytes(KEY)))
        % reader.assignment().size();
  }

  private static long lastNumber() throws SQLException {
    return number("select coalesce(max(last_number), 0) from outbox_mark");
  }

  private static long rows() throws SQLException {
    return number("select count(*) from outbox");
  }

  private static long leaders() throws SQLException {
    return number("select count(*) from pg_locks where locktype = 'advisory' and granted");
  }

  private static long endSessionOfTheLeader() throws SQLException {
    return number(
        "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and granted");
  }

  private static long number(String query) throws SQLException {
    try (var session = postgres.superuserConnection("referral");
        var select = session.createStatement();
        var found = select.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
