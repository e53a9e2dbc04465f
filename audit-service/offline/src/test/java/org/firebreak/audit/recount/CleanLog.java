// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Entries of a platform on which nothing is wrong, by chance: three topics, facts of three
/// producers, who state their numbers, an organization that is given an immigration function,
/// records that cannot be read.
public final class CleanLog {
  public static final String EVENTS = "referral.events.v1";
  private static final String ANSWERS = "referral.answers.v1";
  private static final String FACTS = "audit.facts.v1";
  private static final List<String> PRODUCERS =
      List.of("directory-service", "consent-service", "referral-service");
  private static final List<String> ORGANIZATIONS =
      List.of(
          "north-refuge",
          "south-police",
          "south-custody",
          "east-housing",
          "west-health",
          "border-office");
  private static final Map<String, String> PART_OF = Map.of("south-custody", "south-police");

  private static final int MARGIN = 64;

  private final Random random;
  private final List<byte[]> entries = new ArrayList<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<String, String> functions = new TreeMap<>();
  private final Map<String, Instant> statements = new HashMap<>();
  private final Deque<Held> open = new ArrayDeque<>();
  private @Nullable String lastDispatch;
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private long revision;
  private long offset;

  private record Held(String event, String dispatch) {}

  private CleanLog(long seed) {
    this.random = new Random(seed);
  }

  public static List<byte[]> ofSize(int size, long seed) {
    var log = new CleanLog(seed);
    ORGANIZATIONS.forEach(organization -> log.organization("organization-imported", organization));
    // What comes last may still change places with what follows it.
    while (log.entries.size() < size + MARGIN) {
      log.step();
    }
    return new ArrayList<>(log.entries.subList(0, size));
  }

  private void step() {
    now = now.plusSeconds(random.nextInt(90)).plusMillis(random.nextInt(1_000));
    for (String producer : PRODUCERS) {
      Instant last = statements.getOrDefault(producer, Instant.EPOCH);
      if (Duration.between(last, now).compareTo(Duration.ofHours(1)) >= 0) {
        numbersStated(producer);
      }
    }
    switch (random.nextInt(20)) {
      case 0 -> organization("organization-changed", anyOrganization());
      case 1 -> organization("organization-reclassified", anyOrganization());
      case 2 -> fact("consent-service", "consent-recorded", Map.of());
      case 3 -> numbersStated(PRODUCERS.get(random.nextInt(3)));
      case 4 -> add("unreadable", unreadable());
      case 5 -> add("fact", own());
      case 6 -> outOfOrder();
      default -> decision();
    }
  }

  /// Records of two partitions may overtake each other, not what is about one referral.
  private void outOfOrder() {
    int first = entries.size();
    decision("referral", id(), Map.of());
    decision("referral", id(), Map.of());
    Collections.swap(entries, first, first + 1);
  }

  private String anyOrganization() {
    return ORGANIZATIONS.get(random.nextInt(ORGANIZATIONS.size()));
  }

  private boolean isBarred(String organization) {
    return !functions.getOrDefault(organization, "none").equals("none")
        || (PART_OF.containsKey(organization) && isBarred(PART_OF.get(organization)));
  }

  private void organization(String kind, String organization) {
    String function = List.of("none", "none", "casework", "enforcement").get(random.nextInt(4));
    functions.put(organization, function);
    revision++;
    var fields = new TreeMap<String, Json>();
    fields.put("about_organization", text(organization));
    fields.put("immigration_function", text(function));
    fields.put("revision", whole(revision));
    if (PART_OF.containsKey(organization)) {
      fields.put("part_of", text(PART_OF.get(organization)));
    }
    fact("directory-service", kind, fields);
  }

  /// A statement may overtake decisions whose numbers it covers.
  private void numbersStated(String producer) {
    statements.put(producer, now);
    fact(
        producer,
        "numbers-stated",
        Map.of("stated_numbers", new Json.Items(statedNumbers(producer))));
    for (int at = entries.size() - 1; at > 0 && random.nextBoolean() && isDecision(at - 1); at--) {
      Collections.swap(entries, at - 1, at);
    }
  }

  private List<Json> statedNumbers(String producer) {
    var stated = new ArrayList<Json>();
    var topics =
        producer.equals("referral-service") ? List.of(EVENTS, ANSWERS, FACTS) : List.of(FACTS);
    for (String topic : topics) {
      for (int partition = 0; partition < 2; partition++) {
        String outbox = topic.equals(FACTS) ? producer : topic;
        Long number = numbers.get(outbox + partition);
        if (number != null) {
          stated.add(text(topic + "/" + partition + "/" + number));
        }
      }
    }
    return stated;
  }

  private boolean isDecision(int index) {
    return LogEntry.ofBytes(entries.get(index)).content() instanceof LogEntry.Decision;
  }

  private void fact(String producer, String kind, Map<String, Json> more) {
    var fields = new TreeMap<>(more);
    fields.put("fact_id", text(id()));
    fields.put("kind", text(kind));
    fields.put("producer", text(producer));
    fields.put("at", text(now.toString()));
    fields.put("reasons", new Json.Items(List.of()));
    number(fields, producer, 0);
    add("fact", fields);
  }

  private Map<String, Json> own() {
    return new TreeMap<>(
        Map.of(
            "fact_id", text(id()),
            "kind", text("entries-queried"),
            "producer", text("audit-service"),
            "at", text(now.toString()),
            "count", whole(3)));
  }

  private Map<String, Json> unreadable() {
    return Map.of("reason", text("NOT_JSON"), "at", text(now.toString()));
  }

  /// What people were to look into is decided once more. An answer is about a dispatch that has its
  /// outcome already.
  private void decision() {
    if (!open.isEmpty() && random.nextInt(3) == 0) {
      var held = open.removeFirst();
      decision("referral", held.dispatch(), Map.of("cause_id", text(held.event())));
    } else if (lastDispatch != null && random.nextInt(6) == 0) {
      decision("answer", lastDispatch, Map.of("cause_id", text(id())));
    } else {
      decision("referral", id(), Map.of());
    }
  }

  private void decision(String kind, String dispatch, Map<String, Json> more) {
    String target = anyOrganization();
    String outcome =
        isBarred(target) ? "drop" : List.of("deliver", "quarantine").get(random.nextInt(2));
    String topic = random.nextInt(4) == 0 ? ANSWERS : EVENTS;
    int partition = random.nextInt(2);
    String event = id();
    var fields = new TreeMap<>(more);
    fields.put("event_id", text(event));
    fields.put("kind", text(kind));
    fields.put("dispatch_id", text(dispatch));
    lastDispatch = dispatch;
    if (outcome.equals("quarantine")) {
      boolean isForAPerson = random.nextBoolean();
      fields.put("hold_kind", text(isForAPerson ? "for-a-person" : "curable"));
      if (isForAPerson && kind.equals("referral")) {
        open.addLast(new Held(event, dispatch));
      }
    }
    fields.put("referral_id", text(id()));
    fields.put("source_organization", text("north-refuge"));
    fields.put("target_organization", text(target));
    fields.put("outcome", text(outcome));
    fields.put("reasons", reasons(outcome));
    fields.put("directory_revision", whole(revision));
    fields.put("decided_at", text(now.toString()));
    fields.put("origin_of_record", text(topic + "/" + partition + "/" + offset));
    if (random.nextBoolean()) {
      fields.put("sector", text("housing"));
    }
    number(fields, topic, partition);
    add("decision", fields);
  }

  private static Json reasons(String outcome) {
    return new Json.Items(
        switch (outcome) {
          case "drop" -> List.of(text("TARGET_HAS_IMMIGRATION_FUNCTION"));
          case "quarantine" -> List.of(text("BASIS_MISSING"));
          default -> List.of();
        });
  }

  private void number(Map<String, Json> fields, String outbox, int partition) {
    fields.put("outbox_partition", whole(partition));
    fields.put("outbox_number", whole(numbers.merge(outbox + partition, 1L, Long::sum)));
  }

  private void add(String kind, Map<String, Json> fields) {
    byte[] nonce = new byte[32];
    random.nextBytes(nonce);
    var record =
        Map.of(
            "topic", text("firewall.decisions.v1"),
            "partition", whole(0),
            "offset", whole(offset++),
            "value_sha256", text("0".repeat(64)));
    entries.add(
        new Json.Members(
                Map.of(
                    "version",
                    whole(1),
                    "logged_at",
                    text(now.toString()),
                    "nonce",
                    text(HexFormat.of().formatHex(nonce)),
                    "record",
                    new Json.Members(record),
                    kind,
                    new Json.Members(fields)))
            .text()
            .getBytes(StandardCharsets.UTF_8));
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static Json text(String value) {
    return new Json.Text(value);
  }

  private static Json whole(long value) {
    return new Json.Whole(value);
  }
}
