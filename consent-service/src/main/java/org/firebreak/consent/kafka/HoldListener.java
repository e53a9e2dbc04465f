// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Hold;
import org.firebreak.consent.Holds;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Routing;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.kafka.Headers.NotReadable;
import org.firebreak.runtime.sealing.SealedRecords;
import org.jboss.logging.Logger;

/// Stores what the loop put into quarantine (contract hold v1).
@ApplicationScoped
class HoldListener {

  private static final Logger LOG = Logger.getLogger(HoldListener.class);

  private final Holds holds;
  private final SealedRecords quarantine;

  @Inject
  HoldListener(Holds holds, Seals seals) {
    this(holds, seals.quarantine);
  }

  HoldListener(Holds holds, SealedRecords quarantine) {
    this.holds = holds;
    this.quarantine = quarantine;
  }

  /// While the database is away it tries for ever; the record stays in the topic.
  @Incoming("quarantine")
  @Blocking
  @Retry(maxRetries = -1, delay = 500, jitter = 100, maxDuration = 0)
  void take(ConsumerRecord<String, byte[]> record) {
    try {
      var headers = Headers.of(record.headers());
      var content = content(headers, record);
      var hold = hold(headers);
      holds.add(
          hold,
          routing(headers),
          Optional.of(content)
              .filter(_ -> hold.kind() == HoldKind.FOR_A_PERSON)
              .filter(bytes -> bytes.length > 0));
    } catch (NotReadable | IllegalArgumentException | DateTimeParseException e) {
      // Only this service can write here, so it is a fault of its own. The decision is in the log
      // all the same.
      LOG.errorf("ALARM quarantine record at offset %d cannot be read", record.offset());
    }
  }

  /// Opened for every kind of hold: what opens says that the headers are as they were written.
  private byte[] content(Headers headers, ConsumerRecord<String, byte[]> record)
      throws NotReadable {
    if (record.value() == null) {
      throw new NotReadable("no value");
    }
    return quarantine
        .open(record.topic(), headers.byName(), record.value())
        .orElseThrow(() -> new NotReadable("a value that does not open"));
  }

  private static Hold hold(Headers headers) throws NotReadable {
    return new Hold(
        new EventId(UUID.fromString(headers.required("id"))),
        kind(headers.required("holdkind")),
        headers.optional("sourceorganization").map(OrganizationId::new),
        headers.optional("targetorganization").map(OrganizationId::new),
        headers.optional("referralid").map(UUID::fromString),
        headers.optional("subject").map(UUID::fromString),
        Arrays.asList(headers.required("reasons").split(",")),
        headers.required("highrisk").equals("true"),
        Instant.parse(headers.required("time")),
        Instant.parse(headers.required("expiresat")),
        Hold.State.OPEN);
  }

  /// Only of a referral that could be read.
  private static Optional<Routing> routing(Headers headers) throws NotReadable {
    var sections = headers.optional("sections");
    return sections.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Routing(
                EventReader.labels(sections.get()),
                headers.optional("basisid").map(UUID::fromString).map(BasisId::new),
                EventReader.chain(headers)));
  }

  private static HoldKind kind(String code) throws NotReadable {
    return Arrays.stream(HoldKind.values())
        .filter(kind -> OutcomeWriter.code(kind).equals(code))
        .findFirst()
        .orElseThrow(() -> new NotReadable("no known kind of hold"));
  }
}
