// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.consent.DirectoryProjection;
import org.firebreak.consent.Hold;
import org.firebreak.consent.Holds;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Routing;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.runtime.sealing.KeysetFiles;
import org.firebreak.stack.Keysets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What this service listens to beside events, with bytes changed at random: it is taken, or an
/// alarm rings. Whatever else a listener threw would be tried again for ever and hold up what comes
/// behind it.
class ChangedRecordsTest {

  private static final int CHANGES = 500;
  private static final byte[] LIKELY = "{}[]\":,\\u0000-0123456789eEtrufalsn \n\t".getBytes(UTF_8);

  private int taken;

  @Test
  void theDirectory() {
    var listener = new DirectoryListener(projection(), new ObjectMapper());
    Contracts.of("directory-service", "organization")
        .examples()
        .forEach((name, example) -> {
          for (long seed = 0; seed < CHANGES; seed++) {
            var chance = new Random(seed);
            var value = change(example.toString().getBytes(UTF_8), chance);
            var key =
                chance.nextInt(9) == 0 ? null : chance.nextInt(9) == 0 ? "" : "lantern-refuge";
            listener.take(new ConsumerRecord<>("directory.organizations.v1", 0, seed, key, value));
          }
        });
    listener.take(record(null, null));
    listener.take(record("heartbeat", null));
    listener.take(record("heartbeat", "{}".getBytes(UTF_8)));
    assertThat(taken).isPositive();
  }

  private static ConsumerRecord<String, byte[]> record(
      @Nullable String key, byte @Nullable [] value) {
    return new ConsumerRecord<>("directory.organizations.v1", 0, 0, key, value);
  }

  @Test
  void holds(@TempDir Path folder) {
    var settings = Keysets.generate(folder).serviceSettings("consent-service");
    var seals =
        new Seals(new KeysetFiles(MortalFirewall.config(settings)), new SimpleMeterRegistry());
    var listener = new HoldListener(quarantine(), seals);
    Contracts.of("consent-service", "hold")
        .examples()
        .forEach((name, example) -> {
          var lines = new ArrayList<String>();
          example
              .path("headers")
              .properties()
              .forEach(header -> lines.add(header.getKey() + ": " + header.getValue().asText()));
          var text = String.join("\n", lines);
          for (long seed = 0; seed < CHANGES; seed++) {
            var changed = new String(change(text.getBytes(UTF_8), new Random(seed)), UTF_8);
            listener.take(hold(changed, seals));
          }
        });
    assertThat(taken).isPositive();
  }

  private static ConsumerRecord<String, byte[]> hold(String text, Seals seals) {
    Map<String, String> headers = new HashMap<>();
    text.lines()
        .forEach(line -> {
          int colon = line.indexOf(": ");
          if (colon > 0) {
            headers.put(line.substring(0, colon), line.substring(colon + 2));
          }
        });
    var value = seals.quarantine.seal(OutcomeWriter.QUARANTINE, headers, "{}".getBytes(UTF_8));
    var record = new ConsumerRecord<>(OutcomeWriter.QUARANTINE, 0, 0L, "key", value);
    headers.forEach((header, written) -> record.headers().add(header, written.getBytes(UTF_8)));
    return record;
  }

  private static byte[] change(byte[] bytes, Random chance) {
    var changed = bytes.clone();
    for (int i = 0; i <= chance.nextInt(4); i++) {
      changed[chance.nextInt(changed.length)] =
          chance.nextInt(4) == 0
              ? (byte) chance.nextInt(256)
              : LIKELY[chance.nextInt(LIKELY.length)];
    }
    return changed;
  }

  private DirectoryProjection projection() {
    return new DirectoryProjection() {
      @Override
      public void put(Organization organization, long revision) {
        taken++;
      }

      @Override
      public void bar(OrganizationId unreadable) {}

      @Override
      public boolean heartbeat(long revision, Instant at) {
        return true;
      }
    };
  }

  private Holds quarantine() {
    return new Holds() {
      @Override
      public void add(Hold hold, Optional<Routing> routing, Optional<byte[]> content) {
        taken++;
      }

      @Override
      public Optional<Hold> find(EventId event) {
        return Optional.empty();
      }

      @Override
      public Optional<byte[]> contentOf(EventId event) {
        return Optional.empty();
      }

      @Override
      public List<Hold> list(
          HoldKind kind,
          boolean open,
          Optional<OrganizationId> source,
          Optional<Place> after,
          int limit) {
        return List.of();
      }

      @Override
      public List<Hold> expire(Instant now) {
        return List.of();
      }

      @Override
      public long overdue(Instant since) {
        return 0;
      }
    };
  }
}
