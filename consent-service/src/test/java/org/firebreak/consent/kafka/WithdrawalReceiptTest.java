// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Fact;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Outbound;
import org.firebreak.consent.Period;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.RecordBasis;
import org.firebreak.consent.Scope;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.Surroundings;
import org.firebreak.consent.Watched;
import org.firebreak.consent.WithdrawConsent;
import org.firebreak.consent.Withdrawal.Receipt;
import org.firebreak.consent.loop.Batches;
import org.firebreak.runtime.kafka.KafkaClients;
import org.firebreak.stack.quarkus.RealParts;
import org.junit.jupiter.api.Test;

/// NothingAfterTheReceipt on the real broker and database.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WithdrawalReceiptTest {

  private static final Fact.Actor SOURCE = new Fact.Actor("kent-police", "agency");
  private static final String INBOX = "inbox.specialist-support.v1";
  private static final String DECISIONS = "firewall.decisions.v1";
  private static final int PARTITION = 2;
  private static final int ROUNDS = Integer.getInteger("firebreak.receipt.rounds", 500);

  /// So that what was delivered is checked, and forgotten, before memory is full of it.
  private static final int AT_ONCE_KEPT = 250;

  private static final long SEED = 20_261_122;

  @Inject RecordBasis record;
  @Inject WithdrawConsent withdraw;
  @Inject Batches batches;
  @Inject KafkaClients kafka;

  /// Referrals on one consent flow without a pause; it is withdrawn in their midst.
  @Test
  void noDeliveryOnAConsentLiesBehindTheReceiptOfItsWithdrawal() throws Exception {
    var chance = new Random(SEED);
    var took = new ArrayList<Duration>();
    while (took.size() < ROUNDS) {
      took.addAll(raced(Math.min(AT_ONCE_KEPT, ROUNDS - took.size()), chance));
      System.out.printf("%,d of %,d withdrawals raced%n", took.size(), ROUNDS);
    }
    took.sort(Duration::compareTo);
    System.out.printf(
        "%d withdrawals under load: receipt after %d ms (median), %d ms (99 of 100), %d ms (slowest)%n",
        ROUNDS,
        took.get(ROUNDS / 2).toMillis(),
        took.get(ROUNDS * 99 / 100).toMillis(),
        took.getLast().toMillis());
  }

  /// @return how long each receipt took
  private List<Duration> raced(int rounds, Random chance) throws Exception {
    var ends = new HashMap<String, Map<TopicPartition, Long>>();
    var took = new ArrayList<Duration>();
    var sent = new AtomicInteger();
    try (var outbound = new Outbound(RealParts.broker());
        var watched = Watched.fromNow(RealParts.broker(), List.of(INBOX, DECISIONS));
        var admin = RealParts.broker().administrator()) {
      for (int round = 0; round < rounds; round++) {
        var consent = consent();
        var begun = ends(admin);
        var flowing = new AtomicBoolean(true);
        var flow =
            CompletableFuture.runAsync(() -> {
              while (flowing.get()) {
                outbound.send(
                    PARTITION,
                    new Outbound.Draft(
                        "kent-police", "lantern-refuge", "specialist-support", consent.toString()));
                sent.incrementAndGet();
              }
            });
        awaitDelivery(admin, begun);
        Thread.sleep(chance.nextInt(40));
        var asked = System.nanoTime();
        var receipt = withdraw.withdraw(SOURCE, consent).orElseThrow().receipt();
        ends.put(consent.toString(), ends(admin));
        took.add(Duration.ofNanos(System.nanoTime() - asked));
        assertThat(receipt).isInstanceOf(Receipt.InForce.class);
        Thread.sleep(60);
        flowing.set(false);
        flow.join();
      }

      var decisions = watched.await(sent.get(), one -> one.topic().equals(DECISIONS));
      assertThat(decisions).hasSizeGreaterThanOrEqualTo(sent.get());
      var delivered =
          watched.await(0, one -> one.topic().equals(INBOX) && ends.containsKey(basis(one)));
      var late = delivered.stream().filter(one -> one.offset() >= end(ends, one)).toList();
      assertThat(late).as("deliveries behind the receipt, seed " + SEED).isEmpty();
      // The race was one: each consent delivered something before it was withdrawn.
      assertThat(delivered.stream().map(WithdrawalReceiptTest::basis).distinct()).hasSize(rounds);
    }
    return took;
  }

  @Test
  void aFirewallThatFellAsleepWithAnOpenBatchCannotCommitItAfterTheReceipt() throws Exception {
    var consent = consent();
    try (var asleep = kafka.transactionalProducer("firewall-asleep")) {
      asleep.initTransactions();
      batches.open("firewall-asleep");
      asleep.beginTransaction();
      asleep
          .send(new ProducerRecord<>(INBOX, "of the sleeper".getBytes(StandardCharsets.UTF_8)))
          .get();

      var receipt = withdraw.withdraw(SOURCE, consent).orElseThrow().receipt();

      assertThat(receipt).isInstanceOf(Receipt.InForce.class);
      assertThatThrownBy(asleep::commitTransaction).isInstanceOf(KafkaException.class);
      assertThat(batches.underway()).noneMatch(batch -> batch.writer().equals("firewall-asleep"));
    }
  }

  private BasisId consent() {
    var now = Instant.now();
    var scope =
        new Scope(
            Set.of(new OrganizationId("lantern-refuge")),
            EnumSet.allOf(Purpose.class),
            EnumSet.allOf(SectionLabel.class),
            new Period(now, now.plus(Duration.ofDays(1))));
    return record.consentGiven(SOURCE, scope, "sample-1", Basis.Consent.Manner.IN_PERSON).id();
  }

  /// Where the inbox ends now, what is not committed included.
  private static Map<TopicPartition, Long> ends(Admin admin) throws Exception {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    var inbox = admin.describeTopics(List.of(INBOX)).allTopicNames().get();
    Objects.requireNonNull(inbox.get(INBOX))
        .partitions()
        .forEach(
            info -> asked.put(new TopicPartition(INBOX, info.partition()), OffsetSpec.latest()));
    var ends = new HashMap<TopicPartition, Long>();
    admin.listOffsets(asked).all().get().forEach((at, found) -> ends.put(at, found.offset()));
    return ends;
  }

  private static void awaitDelivery(Admin admin, Map<TopicPartition, Long> begun) throws Exception {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (ends(admin).equals(begun)) {
      assertThat(System.nanoTime()).as("a delivery within 20 s").isLessThan(deadline);
      Thread.sleep(5);
    }
  }

  private static long end(
      Map<String, Map<TopicPartition, Long>> ends, ConsumerRecord<String, byte[]> one) {
    return ends.getOrDefault(basis(one), Map.of())
        .getOrDefault(new TopicPartition(one.topic(), one.partition()), 0L);
  }

  private static String basis(ConsumerRecord<String, byte[]> record) {
    var header = record.headers().lastHeader("ce_basisid");
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
