// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.consent.DirectoryProjection;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.Scenarios;
import org.firebreak.consent.review.FakeQuarantine;
import org.firebreak.runtime.sealing.Keyset;
import org.firebreak.runtime.sealing.SealedRecords;
import org.jspecify.annotations.Nullable;

/// What this service listens to beside events. A record is taken, or an alarm rings; whatever a
/// listener threw would be tried again for ever and hold up what comes behind it.
final class Listeners {

  private static final String DIRECTORY = "directory.organizations.v1";

  private final ObjectMapper json = new ObjectMapper();
  private final SealedRecords quarantine =
      new SealedRecords(Keyset.create(), Seals.QUARANTINE, new SimpleMeterRegistry());

  /// @return whether it could be read and was taken
  boolean organization(@Nullable String key, byte @Nullable [] value) {
    return organization(key, value, Instant.now());
  }

  boolean organization(@Nullable String key, byte @Nullable [] value, Instant now) {
    var directory = new Counted();
    new DirectoryListener(directory, json, () -> now)
        .take(new ConsumerRecord<>(DIRECTORY, 0, 0, key, value));
    return directory.taken > 0;
  }

  /// Sealed as the firewall would seal it, unless there is no value.
  ///
  /// @return whether it could be read
  boolean hold(Map<String, byte[]> headers, byte @Nullable [] content) {
    var value =
        content == null
            ? null
            : quarantine.seal(OutcomeWriter.QUARANTINE, ReadAndDecided.texts(headers), content);
    var record = new ConsumerRecord<>(OutcomeWriter.QUARANTINE, 0, 0L, "key", value);
    headers.forEach(record.headers()::add);
    var holds = new FakeQuarantine(Scenarios::directory, _ -> Optional.empty());
    new HoldListener(holds, quarantine).take(record);
    return !holds.everything().isEmpty();
  }

  private static final class Counted implements DirectoryProjection {

    private int taken;

    @Override
    public void put(Organization organization, long revision) {
      taken++;
    }

    @Override
    public void bar(OrganizationId unreadable) {}

    @Override
    public boolean heartbeat(long revision, Instant at) {
      taken++;
      return revision % 2 == 0;
    }
  }
}
