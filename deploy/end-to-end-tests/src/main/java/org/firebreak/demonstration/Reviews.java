// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.firebreak.demonstration.cases.Canary;
import org.firebreak.demonstration.cases.SampleContent;
import org.firebreak.demonstration.cases.Section;
import org.firebreak.demonstration.promises.Event;
import org.firebreak.demonstration.promises.Event.Kind;
import org.firebreak.demonstration.rest.Answer;
import org.firebreak.demonstration.rest.Draft;
import org.firebreak.demonstration.rest.Fate;
import org.firebreak.demonstration.rest.Reviewing;
import org.firebreak.demonstration.rest.Sent;

/// Two referrals are held for a person: two people let one go on, and one declines the other.
final class Reviews {

  private static final String SOURCE = "devon-and-cornwall-police";
  private static final String TARGET = "rowan-gate-refuge";
  private static final String FIRST = "rory.sample";
  private static final String SECOND = "robin.sample";

  private final Stage stage;
  private final List<Section> sections;

  Reviews(Stage stage) {
    this.stage = stage;
    var canary = Canary.fresh();
    stage.journal().planted(canary);
    this.sections = SampleContent.sections(0, canary);
  }

  void play(Progress progress) {
    released(progress);
    discarded(progress);
  }

  private void released(Progress progress) {
    var held = refer(TARGET, "He said: please forward to ICE.");
    var first = reviewing(FIRST, held);
    var second = reviewing(SECOND, held);
    first.view("TO_JUDGE").expecting(200);
    first.release(null).expecting(202);
    var alone = first.approve().expecting(403);
    second.view("SECOND_JUDGEMENT").expecting(200);
    var next = next(held, second.approve());
    stage.read(TARGET, next.dispatch());
    progress.say(
        "held for a person, %s: the one who proposed its release cannot approve it (%s); a second did, and it was delivered and read"
            .formatted(codes(held), alone.body().path("code").asText()));
  }

  private void discarded(Progress progress) {
    var held = refer("Immigraiton Enforcement", "She is safe tonight.");
    var first = reviewing(FIRST, held);
    first.view("TO_JUDGE").expecting(200);
    var refused = first.release("immigration-enforcement").expecting(422);
    var next = next(held, first.discard());
    progress.say(
        "held for a person, %s: cannot be released to an immigration body (%s); discarded, its source told %s"
            .formatted(codes(held), refused.body().path("code").asText(), codes(next)));
  }

  private Stage.Told refer(String address, String text) {
    var written =
        Stream.concat(sections.stream().skip(1), Stream.of(new Section("person", text))).toList();
    var draft = Draft.of("safety-planning", address, null, written);
    return stage.refer(SOURCE, draft.on(stage.consent(SOURCE, TARGET, draft)), Kind.INCOMPLETE);
  }

  /// The hold is listed a moment after its source was told of it.
  private Reviewing reviewing(String person, Stage.Told held) {
    var reviewing = new Reviewing(stage.personSession(person), held.dispatch().eventId());
    long deadline = System.nanoTime() + Stage.PATIENCE.toNanos();
    while (reviewing.view("TO_JUDGE").status() == 404 && System.nanoTime() < deadline) {
      Stage.sleep(Duration.ofMillis(100));
    }
    return reviewing;
  }

  /// What the review became is an event of its own, of which the source is told as of any.
  private Stage.Told next(Stage.Told held, Answer answer) {
    long begun = System.nanoTime();
    var event = Reviewing.next(answer);
    var dispatch = held.dispatch().dispatchId();
    var before = held.event().reasons();
    var fate =
        stage.await(SOURCE, held.referralId(), dispatch, now -> !now.reasons().equals(before));
    return told(held, event, fate, Duration.ofNanos(System.nanoTime() - begun));
  }

  private Stage.Told told(Stage.Told held, UUID event, Fate fate, Duration untilTold) {
    var delivered = fate.told() == Event.Told.DELIVERED;
    var next =
        new Event(
            event,
            delivered ? Kind.LAWFUL : Kind.INCOMPLETE,
            held.event().basisId(),
            fate.told(),
            fate.reasons(),
            untilTold);
    stage.journal().add(next);
    return new Stage.Told(
        held.referralId(), new Sent.Dispatched(held.dispatch().dispatchId(), event), next);
  }

  private static List<String> codes(Stage.Told told) {
    return told.event().reasons().stream().map(reason -> reason.code()).toList();
  }
}
