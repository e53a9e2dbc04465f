// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.Firewall;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.loop.Gate.Progress;
import org.firebreak.consent.loop.Incoming.Partition;
import org.firebreak.consent.loop.Snapshots.Snapshot;
import org.firebreak.consent.screening.Inspection;

/// One step: take a batch, decide each event on one snapshot, commit everything at once.
/// Single-threaded.
///
/// Killed anywhere before the commit, nothing of the step is visible and the next owner decides the
/// same events afresh; killed after it, the progress that was committed with the decisions says so.
/// A failed commit is never guessed about: a new writer settles it, and what is then not marked as
/// decided is decided again.
public final class FirewallLoop {

  /// How long a hold waits for its source or for a person.
  public static final Duration HOLD = Duration.ofDays(3);

  private final Gate gate;
  private final Snapshots snapshots;
  private final Batches batches;
  private final InstantSource time;

  public FirewallLoop(Gate gate, Snapshots snapshots, Batches batches, InstantSource time) {
    this.gate = gate;
    this.snapshots = snapshots;
    this.batches = batches;
    this.time = time;
  }

  public sealed interface Step {
    record Idle() implements Step {}

    record Decided(int events) implements Step {}

    /// Something technical is in the way. Nothing was decided, nothing is lost, and sources see
    /// that they wait.
    record Waiting(Obstacle obstacle) implements Step {}

    /// An event before this one is missing. Nothing more is decided on the partition until a person
    /// has looked.
    record Gap(Partition partition, long mark, long found) implements Step {}
  }

  public enum Obstacle {
    DIRECTORY_STALE,
    DATABASE_AWAY,
    NOT_COMMITTED
  }

  public Step step() {
    var polled = gate.poll();
    if (polled.isEmpty()) {
      return new Step.Idle();
    }
    var progress = new HashMap<>(gate.progress());
    var accepted = new ArrayList<Incoming>();
    for (var incoming : polled) {
      var gap = accept(incoming, progress, accepted);
      if (gap.isPresent()) {
        gate.rewind();
        return gap.get();
      }
    }
    return decide(accepted, progress);
  }

  /// Accepts exactly the number after the mark. A smaller one was decided already: the relay sent
  /// it twice.
  private static Optional<Step> accept(
      Incoming incoming, Map<Partition, Progress> progress, List<Incoming> accepted) {
    var origin = incoming.origin();
    var before = progress.get(origin.partition());
    if (before == null) {
      return Optional.empty(); // The partition went to another reader while it was polled.
    }
    var mark = before.mark();
    switch (incoming) {
      case Incoming.Unreadable _ -> accepted.add(incoming);
      case Incoming.Opened _, Incoming.Closed _ -> {
        var number = event(incoming).position().number();
        if (number > mark + 1) {
          return Optional.of(new Step.Gap(origin.partition(), mark, number));
        }
        if (number == mark + 1) {
          mark = number;
          accepted.add(incoming);
        }
      }
    }
    progress.put(origin.partition(), new Progress(origin.offset() + 1, mark));
    return Optional.empty();
  }

  private Step decide(List<Incoming> accepted, Map<Partition, Progress> progress) {
    try {
      var batch = batches.open(gate.writer());
      var step = decideWithin(accepted, progress);
      batches.close(batch);
      return step;
    } catch (Snapshots.Unavailable e) {
      gate.rewind();
      return new Step.Waiting(Obstacle.DATABASE_AWAY);
    }
  }

  /// The batch is open from before the snapshot until what became of the commit is certain. If
  /// settling that fails, this throws and leaves it open: its writer's next one ends it.
  private Step decideWithin(List<Incoming> accepted, Map<Partition, Progress> progress)
      throws Snapshots.Unavailable {
    var snapshot = snapshots.take(bases(accepted));
    var now = time.instant();
    if (!snapshot.isHeard(now)) {
      gate.rewind();
      return new Step.Waiting(Obstacle.DIRECTORY_STALE);
    }
    try {
      gate.commit(
          accepted.stream().map(incoming -> outcome(incoming, snapshot, now)).toList(), progress);
      return new Step.Decided(accepted.size());
    } catch (Gate.NotCommitted e) {
      gate.recover();
      return new Step.Waiting(Obstacle.NOT_COMMITTED);
    }
  }

  private static Outcome outcome(Incoming incoming, Snapshot snapshot, Instant now) {
    return switch (incoming) {
      case Incoming.Opened(var _, var event, var content) -> {
        var of =
            Case.of(
                    event,
                    content.purpose(),
                    content.targetAddress(),
                    snapshot.directory(),
                    basis(event, snapshot),
                    now)
                .withFindings(findings(content));
        yield outcome(incoming, Firewall.decide(of), Optional.of(of), snapshot, now);
      }
      case Incoming.Closed(var _, var _, var reason) -> unreadable(incoming, reason, snapshot, now);
      case Incoming.Unreadable(var _, var reason) -> unreadable(incoming, reason, snapshot, now);
    };
  }

  private static Outcome unreadable(
      Incoming incoming, Reason reason, Snapshot snapshot, Instant now) {
    return outcome(incoming, Firewall.unreadable(reason), Optional.empty(), snapshot, now);
  }

  private static Outcome outcome(
      Incoming incoming, Decision decision, Optional<Case> judged, Snapshot snapshot, Instant now) {
    var expires =
        decision instanceof Decision.Quarantine
            ? Optional.of(now.plus(HOLD))
            : Optional.<Instant>empty();
    return new Outcome(incoming, decision, judged, snapshot.directory().revision(), now, expires);
  }

  private static Set<Finding> findings(Content content) {
    return switch (content) {
      case Content.OfReferral referral ->
          Inspection.inspect(
              texts(referral, Predicate.not(FirewallLoop::isOfStatus)),
              texts(referral, FirewallLoop::isOfStatus));
      case Content.OfAnswer _, Content.OfNotice _, Content.OfAcknowledgement _ -> Set.of();
    };
  }

  private static List<String> texts(Content.OfReferral referral, Predicate<Content.Section> which) {
    return referral.sections().stream().filter(which).map(Content.Section::text).toList();
  }

  private static boolean isOfStatus(Content.Section section) {
    return section.label().equals(SectionLabel.IMMIGRATION.code());
  }

  private static Optional<Basis> basis(Event event, Snapshot snapshot) {
    return Optional.ofNullable(event.basis()).map(snapshot.bases()::get);
  }

  private static Set<BasisId> bases(List<Incoming> accepted) {
    var ids = new HashSet<BasisId>();
    for (var incoming : accepted) {
      if (incoming instanceof Incoming.Opened(var _, var event, var _) && event.basis() != null) {
        ids.add(event.basis());
      }
    }
    return ids;
  }

  private static Event event(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Opened(var _, var event, var _) -> event;
      case Incoming.Closed(var _, var event, var _) -> event;
      case Incoming.Unreadable _ ->
          throw new IllegalArgumentException("an unreadable record has no event");
    };
  }
}
