// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firebreak.consent.ExplainDelivery.Question;
import org.firebreak.consent.ExplainDelivery.Target;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.CaseFixture;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.firewall.Firewall;
import org.firebreak.consent.firewall.Scenarios;
import org.firebreak.consent.firewall.Verdict;
import org.firebreak.consent.loop.Snapshots.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A dry run that says yes where the firewall says no sends a source into a wait; one that says no
/// where it says yes keeps help away.
class ExplainDeliveryTest {

  private static final List<String> BASES =
      List.of("none", "unknown", "all", "another's", "withdrawn", "expired", "lantern only");

  /// Not passed on; passed on, within the limit and beyond it; first referred by one who is barred.
  private static final List<Optional<Chain>> CHAINS =
      List.of(
          Optional.empty(),
          onward("larch-homes", 1, 3),
          onward("larch-homes", 1, 0),
          onward("larch-homes", 90, 3),
          onward("nccu", 1, 3),
          onward("nobody-known", 1, 3));

  private final List<Fact> facts = new ArrayList<>();

  /// Every line of the scenarios, on each basis and passed on in each way: what it says is what is
  /// decided of an event that says the same, without a finding.
  @Test
  void itSaysWhatWouldBeDecided() {
    var outcomes = new ArrayList<String>();
    for (var row : Scenarios.table("decisions")) {
      for (var basis : BASES) {
        for (var onward : CHAINS) {
          var decided = decided(row, basis, onward);
          assertThat(explained(row, basis, onward))
              .as("%s, basis %s, %s", row.cell("what"), basis, onward)
              .isEqualTo(decided);
          outcomes.add(decided.outcome() + decided.reasons());
        }
      }
    }
    assertThat(outcomes).hasSizeGreaterThan(3_000);
    assertThat(Set.copyOf(outcomes)).hasSizeGreaterThan(50).contains("deliver[]");
  }

  @Test
  void eachAddressIsAnsweredOnItsOwnBasisAndInItsPlace() {
    var given = CaseFixture.basis("all", "kent-police").orElseThrow();

    var explained =
        explain(
            new Question(
                new OrganizationId("kent-police"),
                "specialist-support",
                List.of("person"),
                Optional.empty(),
                List.of(
                    new Target("lantern-refuge", null),
                    new Target("lantern-refuge", given.id()),
                    new Target("nccu", given.id()))),
            Map.of(given.id(), given));

    assertThat(explained)
        .extracting(Said::outcome)
        .containsExactly("quarantine", "deliver", "drop");
    assertThat(facts)
        .containsExactly(new Fact.DeliveryExplained(new OrganizationId("kent-police"), 3));
  }

  /// What of an answer a source is told.
  private record Said(
      String outcome, List<String> reasons, @Nullable String holdKind, List<String> withheld) {}

  private Said explained(Scenarios.Row row, String named, Optional<Chain> onward) {
    var basis = CaseFixture.basis(named, row.cell("source"));
    var question =
        new Question(
            new OrganizationId(row.cell("source")),
            row.cell("purpose"),
            List.of(row.cell("sections").split(",")),
            onward,
            List.of(new Target(row.cell("address"), event(row, named, onward).basis())));
    return explain(question, basis.map(of -> Map.of(of.id(), of)).orElse(Map.of())).getFirst();
  }

  private List<Said> explain(Question question, Map<BasisId, Basis> bases) {
    var snapshot = new Snapshot(Scenarios.directory(), CaseFixture.NOW, bases);
    var explain =
        new ExplainDelivery(asked -> only(snapshot, asked), facts::add, () -> CaseFixture.NOW);
    var answer = (Explanation.Of) explain.explain(question);
    return answer.addresses().stream()
        .map(of ->
            new Said(
                of.outcome(),
                of.reasons(),
                Optional.ofNullable(of.holdKind())
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .orElse(null),
                of.withheld().stream().map(SectionLabel::code).toList()))
        .toList();
  }

  /// Only what was asked for, as from the database.
  private static Snapshot only(Snapshot all, Set<BasisId> asked) {
    return new Snapshot(
        all.directory(),
        all.heartbeat(),
        all.bases().entrySet().stream()
            .filter(basis -> asked.contains(basis.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Said decided(Scenarios.Row row, String named, Optional<Chain> onward) {
    var verdict =
        Verdict.of(
            Firewall.decide(
                Case.of(
                    event(row, named, onward),
                    row.cell("purpose"),
                    row.cell("address"),
                    Scenarios.directory(),
                    CaseFixture.basis(named, row.cell("source")),
                    CaseFixture.NOW)));
    return new Said(verdict.outcome(), verdict.reasons(), verdict.holdKind(), verdict.withheld());
  }

  /// As it would be sent: with ids, a cause, a place in the outbox.
  private static Event event(Scenarios.Row row, String named, Optional<Chain> onward) {
    var first =
        CaseFixture.event(row.cell("source"), List.of(row.cell("sections").split(",")), named);
    return new Event(
        first.id(),
        first.kind(),
        first.referralId(),
        first.dispatchId(),
        first.source(),
        first.sections(),
        first.basis(),
        onward.orElse(first.chain()),
        onward.map(_ -> new EventId(new UUID(0, 8))).orElse(null),
        true,
        new Event.Position(3, 17));
  }

  private static Optional<Chain> onward(String origin, int hops, int most) {
    return Optional.of(new Chain(new OrganizationId(origin), hops, most));
  }
}
