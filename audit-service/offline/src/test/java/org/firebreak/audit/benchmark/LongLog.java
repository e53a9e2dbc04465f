// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/// Entries of any number, one by one and in no memory, as audit-service writes them (version 2):
/// the organizations first, then of twenty one is a fact, the others are decisions. Nothing is
/// wrong in them.
final class LongLog {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final String EVENTS = "referrals.outbound.v1";
  private static final int PARTITIONS = 6;
  private static final int ORGANIZATIONS = 500;
  private static final int ENTRIES_A_REVISION = 2_000;
  private static final int ENTRIES_AN_HOUR = 18_000;
  private static final int FACTS = 20;

  private final SplittableRandom random = new SplittableRandom(20261123);
  private final long[] numbers = new long[PARTITIONS];
  private long facts;
  private long index;

  byte[] next() {
    String at = START.plusMillis(index * 3_600_000L / ENTRIES_AN_HOUR).toString();
    String entry = index < ORGANIZATIONS || index % FACTS == 0 ? fact(at) : decision(at);
    index++;
    return entry.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String decision(String at) {
    int partition = random.nextInt(PARTITIONS);
    long number = ++numbers[partition];
    boolean isDelivered = random.nextInt(5) > 0;
    return "{\"decision\":{\"basis\":\""
        + hash()
        + "\",\"basis_version\":1,\"build\":\"0000000000000000\",\"cleared\":[],\"decided_at\":\""
        + at
        + "\",\"directory_revision\":"
        + (1 + index / ENTRIES_A_REVISION)
        + ",\"dispatch\":\""
        + hash()
        + "\",\"event_id\":\""
        + id()
        + "\",\"event_sections\":[\"person\",\"safe-contact\",\"risk\"],\"findings\":[],"
        + "\"high_risk\":false,\"hops\":0,\"inspection_version\":\"1\",\"kind\":\"referral\","
        + "\"origin\":\"kent-police\",\"origin_of_record\":\""
        + EVENTS
        + '/'
        + partition
        + '/'
        + (number - 1)
        + "\",\"other_labels\":0,\"outbox_number\":"
        + number
        + ",\"outbox_partition\":"
        + partition
        + ",\"outcome\":\""
        + (isDelivered ? "deliver" : "quarantine")
        + "\",\"policy_version\":\"1\",\"purpose\":\"specialist-support\",\"reasons\":["
        + (isDelivered ? "" : "\"BASIS_MISSING\"")
        + "],\"referral\":\""
        + hash()
        + "\",\"road\":\"id\",\"rule\":8,\"sections\":[\"person\",\"safe-contact\",\"risk\"],"
        + "\"sector\":\"specialist-support\",\"source_organization\":\"kent-police\","
        + "\"target_organization\":\"organization-"
        + random.nextInt(ORGANIZATIONS)
        + "\",\"withheld\":[]},"
        + around(at)
        + ",\"record\":{\"offset\":"
        + index
        + ",\"partition\":0,\"topic\":\"firewall.decisions.v1\",\"value\":\""
        + hash()
        + "\"},\"version\":2}";
  }

  /// One service sends them all and states its numbers each hour; the directory's revisions and
  /// everybody's consents lie between.
  private String fact(String at) {
    facts++;
    boolean isImport = index < ORGANIZATIONS;
    boolean isStatement = !isImport && index % ENTRIES_AN_HOUR == 0;
    String kind =
        isImport
            ? "organization-imported"
            : isStatement
                ? "numbers-stated"
                : index % ENTRIES_A_REVISION == 0
                    ? "organization-reclassified"
                    : "consent-recorded";
    return "{\"fact\":{\"about_organization\":\"organization-"
        + (isImport ? index : random.nextInt(ORGANIZATIONS))
        + "\",\"at\":\""
        + at
        + "\",\"fact_id\":\""
        + id()
        + "\",\"immigration_function\":\"none\",\"kind\":\""
        + kind
        + "\",\"outbox_number\":"
        + facts
        + ",\"outbox_partition\":0,\"producer\":\"referral-service\",\"reasons\":[],\"revision\":"
        + (1 + index / ENTRIES_A_REVISION)
        + (isStatement ? ",\"stated_numbers\":[" + stated() + "]" : "")
        + "},"
        + around(at)
        + ",\"version\":2}";
  }

  private String stated() {
    var stated = new StringBuilder("\"audit.facts.v1/0/" + facts + '"');
    for (int partition = 0; partition < PARTITIONS; partition++) {
      if (numbers[partition] > 0) {
        stated.append(",\"" + EVENTS + "/" + partition + "/" + numbers[partition] + '"');
      }
    }
    return stated.toString();
  }

  private String around(String at) {
    return "\"logged_at\":\"" + at + "\",\"nonce\":\"" + hash() + '"';
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private String hash() {
    var hex = new StringBuilder(64);
    for (int i = 0; i < 4; i++) {
      long bits = random.nextLong();
      for (int shift = 60; shift >= 0; shift -= 4) {
        hex.append(Character.forDigit((int) (bits >>> shift) & 15, 16));
      }
    }
    return hex.toString();
  }
}
