// SPDX-License-Identifier: Apache-2.0
package org.firebreak.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firebreak.stack.Broker;
import org.junit.jupiter.api.Test;

/// Why the firewall's loop is plain Kafka clients (decision 0002). If this fails after an update of
/// the platform, SmallRye has mended it, and the decision wants another look.
@QuarkusTest
@QuarkusTestResource(RealBroker.class)
@TestProfile(SmallRyeTransactionsTest.Held.class)
class SmallRyeTransactionsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int EACH = 10;

  public static final class Held implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return HeldCopy.SETTINGS;
    }
  }

  @Inject HeldCopy copy;

  /// A second instance joins while a transaction is open. It is aborted, as it must be. Nobody
  /// hears of it, the partition that stays is read on from behind it, and the next commit covers
  /// the gap.
  @Test
  void aTransactionThatARebalanceAbortsIsLostWithoutAnError() throws Exception {
    send("early");
    copy.isOpen.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    try (var second = consumer("held")) {
      second.subscribe(List.of("held.in"));
      var gone = awaitAPartition(second);
      var kept = new TopicPartition("held.in", 1 - gone.partition());
      copy.mayGoOn.complete(null);

      send("late");
      var copied = new TreeSet<String>();
      try (var output = consumer("observer")) {
        output.subscribe(List.of("held.out"));
        await(() -> {
          output.poll(Duration.ofMillis(100)).forEach(record -> copied.add(record.value()));
          return copied.contains(text("late", kept.partition(), EACH - 1));
        });
      }

      assertThat(copied)
          .hasSize(EACH)
          .allMatch(value -> value.startsWith("late/" + kept.partition()));
      await(() -> committed(second, kept) == 2 * EACH);
      // The other partition changed hands, so that its position was read anew: nothing is lost.
      assertThat(committed(second, gone)).isZero();
      System.out.printf(
          "%d of %d records of %s were never copied, and its committed offset is %d%n",
          EACH, 2 * EACH, kept, 2 * EACH);
    }
  }

  private static void send(String when) {
    try (var producer = producer()) {
      for (int partition = 0; partition < 2; partition++) {
        for (int i = 0; i < EACH; i++) {
          var _ =
              producer.send(
                  new ProducerRecord<>("held.in", partition, null, text(when, partition, i)));
        }
      }
    }
  }

  private static String text(String when, int partition, int number) {
    return when + "/" + partition + "/" + number;
  }

  private static TopicPartition awaitAPartition(Consumer<String, String> second) {
    await(() -> {
      second.poll(Duration.ofMillis(50));
      second.pause(second.assignment());
      return !second.assignment().isEmpty();
    });
    assertThat(second.assignment()).hasSize(1);
    return second.assignment().iterator().next();
  }

  private static long committed(Consumer<String, String> consumer, TopicPartition partition) {
    var offset = consumer.committed(Set.of(partition)).get(partition);
    return offset == null ? 0 : offset.offset();
  }

  private static void await(BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within " + PATIENCE).isLessThan(deadline);
    }
  }

  private static Consumer<String, String> consumer(String group) {
    var settings = new HashMap<>(RealBroker.broker().clientSettings(Broker.ADMINISTRATOR));
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put(
        "partition.assignment.strategy",
        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private static KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        RealBroker.broker().clientSettings(Broker.ADMINISTRATOR),
        new StringSerializer(),
        new StringSerializer());
  }
}
