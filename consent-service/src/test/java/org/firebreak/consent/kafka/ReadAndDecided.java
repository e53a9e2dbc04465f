// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.firebreak.consent.Basis;
import org.firebreak.consent.firewall.CaseFixture;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Scenarios;
import org.firebreak.consent.loop.FakeBatches;
import org.firebreak.consent.loop.FakeGate;
import org.firebreak.consent.loop.FirewallLoop;
import org.firebreak.consent.loop.FirewallLoop.Step;
import org.firebreak.consent.loop.Snapshots;
import org.firebreak.runtime.sealing.Keyset;
import org.firebreak.runtime.sealing.SealedRecords;
import org.jspecify.annotations.Nullable;

/// All that bytes from the broker go through: the reader, the loop with a basis for everything, the
/// writer.
final class ReadAndDecided {

  static final Basis BASIS = CaseFixture.basis("all", "kent-police").orElseThrow();

  final SealedRecords sealed =
      new SealedRecords(Keyset.create(), Seals.OUTBOUND, new SimpleMeterRegistry());
  final SealedRecords reviewed =
      new SealedRecords(Keyset.create(), Seals.REVIEWS, new SimpleMeterRegistry());

  /// How many of each kind.
  final Map<String, Integer> delivered = new ConcurrentSkipListMap<>();

  private final EventReader reader = new EventReader(sealed, reviewed);
  private final OutcomeWriter writer =
      new OutcomeWriter(
          new SealedRecords(Keyset.create(), Seals.INBOX, new SimpleMeterRegistry()),
          new SealedRecords(Keyset.create(), Seals.QUARANTINE, new SimpleMeterRegistry()),
          "0".repeat(64));

  /// Through the loop, and out as the records that would be sent.
  ///
  /// @return how far it could be read, and what was decided
  List<String> decided(ConsumerRecord<byte[], byte[]> record) {
    var incoming = reader.read(record);
    var gate = new FakeGate(1, new Random(1), 0);
    gate.append(incoming);
    var step =
        new FirewallLoop(
                gate,
                _ ->
                    new Snapshots.Snapshot(
                        Scenarios.directory(), CaseFixture.NOW, Map.of(BASIS.id(), BASIS)),
                new FakeBatches(),
                () -> CaseFixture.NOW)
            .step();
    assertThat(step).isInstanceOfAny(Step.Decided.class, Step.Gap.class);
    var seen = new ArrayList<String>(List.of(incoming.getClass().getSimpleName()));
    for (var outcome : gate.visible) {
      assertThat(writer.records(outcome)).isNotEmpty();
      seen.add(outcome.decision().getClass().getSimpleName());
      if (outcome.decision() instanceof Decision.Deliver && outcome.judged().isPresent()) {
        delivered.merge(outcome.judged().get().event().kind().code(), 1, Integer::sum);
      }
      if (outcome.decision() instanceof Decision.Quarantine(var kind, var _)) {
        seen.add(kind.name());
      }
    }
    return seen;
  }

  static Map<String, String> texts(Map<String, byte[]> headers) {
    var texts = new HashMap<String, String>();
    headers.forEach((name, value) -> texts.put(name, new String(value, UTF_8)));
    return texts;
  }

  static ConsumerRecord<byte[], byte[]> record(
      String topic, Map<String, byte[]> headers, byte @Nullable [] key, byte @Nullable [] value) {
    var all = new ArrayList<org.apache.kafka.common.header.Header>();
    headers.forEach((name, bytes) -> all.add(new RecordHeader(name, bytes)));
    return new ConsumerRecord<>(
        topic,
        0,
        0,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        new RecordHeaders(all),
        Optional.empty());
  }
}
