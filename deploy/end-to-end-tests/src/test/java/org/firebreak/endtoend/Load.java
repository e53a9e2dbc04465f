// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.firebreak.demonstration.cases.Canary;
import org.firebreak.demonstration.cases.SampleContent;
import org.firebreak.demonstration.rest.Answer;
import org.firebreak.demonstration.rest.Bases;
import org.firebreak.demonstration.rest.Draft;
import org.firebreak.demonstration.rest.Draft.Target;
import org.firebreak.demonstration.rest.Scope;
import org.firebreak.demonstration.rest.Sent;
import org.jspecify.annotations.Nullable;

/// Mixed referrals in a steady stream, each of ten events: six lawful, two to immigration bodies,
/// one without a basis, one to nobody. A sender that gets no answer repeats itself with the same
/// key until it has one, as a real one would.
final class Load {

  static final int EVENTS_PER_REFERRAL = 10;

  private static final List<String> SOURCES =
      List.of("kent-police", "essex-police", "gwent-police", "fernbridge-general-hospital");
  private static final List<String> TARGETS =
      List.of(
          "lantern-refuge",
          "juniper-outreach",
          "larch-homes",
          "marsh-lane-surgery",
          "fernbridge-marac",
          "osprey-law-centre");
  private static final List<String> IMMIGRATION = List.of("NCCU", "duty@homeoffice.gov.uk");
  private static final String PURPOSE = "safety-planning";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SENDERS = 12;

  private final SharedStack stack;
  private final Map<String, UUID> bases = new ConcurrentHashMap<>();
  private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger repeats = new AtomicInteger();

  /// @param outcome what the firewall must decide
  record Accepted(
      String source,
      UUID referralId,
      UUID dispatchId,
      UUID eventId,
      String target,
      String outcome) {}

  Load(SharedStack stack) {
    this.stack = stack;
    var until = Instant.now().plus(Duration.ofHours(1));
    for (String source : SOURCES) {
      var scope =
          new Scope(
              TARGETS, List.of(PURPOSE), List.of("person", "safe-contact", "risk", "needs"), until);
      bases.put(
          source,
          Bases.recorded(stack.bases(source).consent("sample-" + UUID.randomUUID(), scope)));
    }
  }

  List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  /// How often a sender had to send again.
  int repeats() {
    return repeats.get();
  }

  /// Sends evenly over the time that `spread` is; ends when all are accepted.
  void send(int events, Duration spread) {
    int referrals = events / EVENTS_PER_REFERRAL;
    long start = System.nanoTime();
    try (var senders = Executors.newFixedThreadPool(SENDERS, Thread.ofVirtual().factory())) {
      var sending = new ArrayList<Future<?>>();
      for (int i = 0; i < referrals; i++) {
        var source = SOURCES.get(i % SOURCES.size());
        long due = start + spread.toNanos() * i / referrals;
        sending.add(
            senders.submit(() -> {
              Waiting.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
              sendOne(source);
            }));
      }
      for (Future<?> one : sending) {
        try {
          one.get();
        } catch (Exception e) {
          throw new AssertionError("a referral was never accepted", e);
        }
      }
    }
  }

  private void sendOne(String source) {
    var draft =
        new Draft(PURPOSE, targets(source), SampleContent.sections(0, Canary.fresh()), false, null);
    var sent = Sent.of(untilAccepted(source, draft, UUID.randomUUID()).body());
    for (int i = 0; i < EVENTS_PER_REFERRAL; i++) {
      var dispatched = sent.dispatches().get(i);
      accepted.add(
          new Accepted(
              source,
              sent.referralId(),
              dispatched.dispatchId(),
              dispatched.eventId(),
              draft.targets().get(i).address(),
              outcome(i)));
    }
  }

  private List<Target> targets(String source) {
    var targets = new ArrayList<Target>();
    TARGETS.forEach(target -> targets.add(new Target(target, bases.get(source))));
    IMMIGRATION.forEach(target -> targets.add(new Target(target, bases.get(source))));
    targets.add(new Target(TARGETS.getFirst(), null));
    targets.add(new Target("a-service-nobody-knows", bases.get(source)));
    return targets;
  }

  private static String outcome(int position) {
    if (position < TARGETS.size()) {
      return "deliver";
    }
    return position < TARGETS.size() + IMMIGRATION.size() ? "drop" : "quarantine";
  }

  private Answer untilAccepted(String source, Draft draft, UUID key) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var answer = attempt(source, draft, key);
      if (answer != null && answer.status() == 202) {
        return answer;
      }
      if (answer != null && answer.status() != 409 && answer.status() != 503) {
        throw new AssertionError("a well-formed referral was refused: " + answer);
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not accepted, at last " + answer);
      }
      repeats.incrementAndGet();
      Waiting.sleep(Duration.ofMillis(200));
    }
  }

  private @Nullable Answer attempt(String source, Draft draft, UUID key) {
    try {
      return stack.agency(source).refer(draft, key);
    } catch (UncheckedIOException gotNoAnswer) {
      return null;
    }
  }
}
