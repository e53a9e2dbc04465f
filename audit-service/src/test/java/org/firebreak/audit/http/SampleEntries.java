// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.kafka.Publisher;

/// Entries that only these tests have: of a period in which nothing else happens.
final class SampleEntries {
  static final Instant BEGIN = Instant.parse("2031-01-01T00:00:00Z");
  static final String PERIOD = "from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z";
  static final UUID REFERRAL = UUID.fromString("5f7c2a52-2031-400a-9a55-000000000001");

  /// Three drops a minute apart, two deliveries, one hold, and a fact at the end.
  static final int DECISIONS = 6;

  private static boolean published;

  private SampleEntries() {}

  static synchronized void publishOnce() {
    if (published) {
      return;
    }
    try (var publisher = new Publisher(null)) {
      decide(publisher, "drop", 1, REFERRAL);
      decide(publisher, "drop", 2, UUID.randomUUID());
      decide(publisher, "drop", 3, UUID.randomUUID());
      decide(publisher, "deliver", 4, REFERRAL);
      decide(publisher, "deliver", 5, UUID.randomUUID());
      decide(publisher, "quarantine-curable", 6, UUID.randomUUID());
      ObjectNode fact = Publisher.factLike("standing-refused", id(7));
      fact.put("at", BEGIN.plusSeconds(420).toString());
      publisher.publishFact(fact, 1);
      RunningLog.awaitEntry("fact/" + id(7));
    }
    for (int number = 1; number <= DECISIONS; number++) {
      RunningLog.awaitEntry("decision/" + id(number));
    }
    published = true;
  }

  static UUID id(int number) {
    return new UUID(0x5f7c2a522031400bL, 0x9a55000000000000L + number);
  }

  private static void decide(Publisher publisher, String example, int number, UUID referralId) {
    ObjectNode decision = Publisher.decisionLike(example, id(number), referralId);
    decision.put("decided_at", BEGIN.plusSeconds(60L * number).toString());
    publisher.publish(decision);
  }
}
