// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.util.List;
import java.util.UUID;
import org.firebreak.demonstration.cases.Case;
import org.firebreak.demonstration.cases.Road;
import org.firebreak.demonstration.promises.Event;
import org.firebreak.demonstration.promises.Event.Kind;
import org.firebreak.demonstration.promises.Observations.Attempt;
import org.firebreak.demonstration.promises.Observations.Where;
import org.firebreak.demonstration.rest.Bases;
import org.firebreak.demonstration.rest.Draft;

/// Each case twice: to a support service, which must read it, and by some road to an immigration
/// body, which must not.
final class TheFiveHundredAndThirtySeven {

  private static final int AT_ONCE = 8;

  private final Stage stage;

  TheFiveHundredAndThirtySeven(Stage stage) {
    this.stage = stage;
  }

  /// What became of a case.
  record Outcome(Case of, Event aimed, Event twin, boolean twinRead) {}

  List<Outcome> play(List<Case> cases, Progress progress) {
    var counter = progress.counter("referrals and their lawful twins", cases.size());
    return InParallel.map(
        cases,
        AT_ONCE,
        one -> {
          var outcome = play(one);
          counter.oneMore();
          return outcome;
        });
  }

  private Outcome play(Case one) {
    stage.journal().planted(one.canary());
    var draft = Draft.of(Case.SUPPORT_PURPOSE, one.supportAddress(), null, one.sections());
    var basis =
        one.number() % 4 == 0
            ? stage.lawfulBasis(one.source(), one.support(), draft)
            : stage.consent(one.source(), one.support(), draft);
    var twin = stage.refer(one.source(), draft.on(basis), Kind.LAWFUL);
    stage.read(one.support(), twin.dispatch());
    var aimed =
        one.road() == Road.ONWARD
            ? stage.refer(
                one.support(),
                Draft.of(one.purpose(), one.address(), null, one.sections())
                    .onward(twin.dispatch().dispatchId()),
                Kind.IMMIGRATION)
            : stage.refer(
                one.source(),
                Draft.of(one.purpose(), one.address(), basisNaming(one, basis), one.sections()),
                Kind.IMMIGRATION);
    return new Outcome(
        one, aimed.event(), twin.event(), stage.journal().wasRead(twin.event().id()));
  }

  /// A consent that names the immigration body itself, if one is taken; else the twin's.
  private UUID basisNaming(Case one, UUID twins) {
    if (!isId(one.address())) {
      return twins;
    }
    var scope =
        Stage.scope(
            one.address(),
            Draft.of(Case.SUPPORT_PURPOSE, one.address(), null, one.sections()),
            stage.now().plusSeconds(3600));
    var answer = stage.bases(one.source()).consent(Stage.reference(), scope);
    boolean refused = answer.status() >= 400 && answer.status() < 500;
    stage.journal().add(new Attempt(Where.BASIS, one.source(), "consent", refused));
    return refused ? twins : Bases.recorded(answer);
  }

  private static boolean isId(String address) {
    return address.matches("[a-z0-9]+(-[a-z0-9]+)+");
  }
}
