// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.firewall.Firewall;
import org.firebreak.consent.loop.Snapshots;
import org.firebreak.consent.loop.Snapshots.Snapshot;
import org.jspecify.annotations.Nullable;

/// A dry run: would this be delivered, and why not. It asks the same function that decides, on the
/// directory and the basis as of now, takes no content and delivers nothing. Since there is no
/// text, what screening would find in it is not part of the answer.
@ApplicationScoped
public class ExplainDelivery {

  private static final UUID NOBODY = new UUID(0, 0);

  private final Snapshots snapshots;
  private final Facts facts;
  private final InstantSource time;

  ExplainDelivery(Snapshots snapshots, Facts facts, InstantSource time) {
    this.snapshots = snapshots;
    this.facts = facts;
    this.time = time;
  }

  /// @param sections labels, as the source would write them
  /// @param onward empty: it would be the first referral of its chain
  public record Question(
      OrganizationId source,
      String purpose,
      List<String> sections,
      Optional<Chain> onward,
      List<Target> targets) {
    public Question {
      sections = List.copyOf(sections);
      targets = List.copyOf(targets);
    }

    /// Prints as nothing: an address may name a person.
    @Override
    public String toString() {
      return "Question[...]";
    }
  }

  /// @param address as the source would write it
  public record Target(String address, @Nullable BasisId basis) {
    @Override
    public String toString() {
      return "Target[...]";
    }
  }

  /// The fact that somebody asked is committed before the answer: trying out addresses is seen.
  public Explanation explain(Question question) {
    Snapshot snapshot;
    try {
      snapshot = snapshots.take(bases(question));
    } catch (Snapshots.Unavailable e) {
      return new Explanation.Unknown();
    }
    if (!snapshot.isHeard(time.instant())) {
      return new Explanation.Unknown();
    }
    var explained =
        question.targets().stream().map(target -> explain(question, target, snapshot)).toList();
    facts.record(new Fact.DeliveryExplained(question.source(), explained.size()));
    return new Explanation.Of(explained);
  }

  private Explanation.Explained explain(Question question, Target target, Snapshot snapshot) {
    var basis = Optional.ofNullable(target.basis()).map(snapshot.bases()::get);
    return Explanation.Explained.of(
        Firewall.decide(
            Case.of(
                event(question, target),
                question.purpose(),
                target.address(),
                snapshot.directory(),
                basis,
                time.instant())));
  }

  private static Event event(Question question, Target target) {
    return new Event(
        new EventId(NOBODY),
        new Event.Kind.Referral(),
        NOBODY,
        NOBODY,
        question.source(),
        question.sections(),
        target.basis(),
        question.onward().orElseGet(() -> Chain.begunBy(question.source())),
        null,
        false,
        new Event.Position(0, 1));
  }

  private static Set<BasisId> bases(Question question) {
    return question.targets().stream()
        .flatMap(target -> Optional.ofNullable(target.basis()).stream())
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
