// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.firebreak.demonstration.cases.Canary;
import org.firebreak.demonstration.cases.SampleContent;
import org.firebreak.demonstration.cases.Section;
import org.firebreak.demonstration.promises.Event;
import org.firebreak.demonstration.promises.Event.Kind;
import org.firebreak.demonstration.promises.Observations.Receipt;
import org.firebreak.demonstration.rest.Bases;
import org.firebreak.demonstration.rest.Draft;
import org.jspecify.annotations.Nullable;

/// A basis is missing, has expired or was withdrawn: the referral is held, its source is told why,
/// brings what is missing, and the referral arrives.
final class Cures {

  static final String SOURCE = "surrey-police";
  private static final String TARGET = "rowan-gate-refuge";
  private static final String PURPOSE = "safety-planning";

  private final Stage stage;
  private final List<Section> sections;

  Cures(Stage stage) {
    this.stage = stage;
    var canary = Canary.fresh();
    stage.journal().planted(canary);
    this.sections = SampleContent.sections(0, canary);
  }

  void play(Progress progress) {
    say(progress, "no consent", missing());
    say(progress, "consent expired", expired());
    withdrawn(progress);
    say(progress, "address unknown", misspelled());
  }

  private Stage.Told missing() {
    var held = stage.refer(SOURCE, draft(null, TARGET), Kind.INCOMPLETE);
    cure(held, consent(), null);
    return held;
  }

  private Stage.Told expired() {
    var soon = stage.now().plusSeconds(2);
    var basis =
        Bases.recorded(
            stage
                .bases(SOURCE)
                .consent(Stage.reference(), Stage.scope(TARGET, draft(null, TARGET), soon)));
    while (!stage.now().isAfter(soon)) {
      Stage.sleep(Duration.ofMillis(100));
    }
    var held = stage.refer(SOURCE, draft(basis, TARGET), Kind.INCOMPLETE);
    cure(held, consent(), null);
    return held;
  }

  /// What arrived before the withdrawal cannot be read after its receipt, and nothing new arrives.
  /// Who had received is told, and acknowledges.
  private void withdrawn(Progress progress) {
    var basis = consent();
    var before = stage.refer(SOURCE, draft(basis, TARGET), Kind.LAWFUL);
    stage.read(TARGET, before.dispatch());
    stage.bases(SOURCE).withdraw(basis).expecting(200);
    stage.journal().add(new Receipt(basis, stage.now()));
    stage.read(TARGET, before.dispatch());
    var held = stage.refer(SOURCE, draft(basis, TARGET), Kind.INCOMPLETE);
    cure(held, stage.lawfulBasis(SOURCE, TARGET, draft(null, TARGET)), null);
    say(progress, "consent withdrawn", held);
    progress.say(
        "consent withdrawn: who had received on it was told through the firewall; its source sees \"%s\""
            .formatted(acknowledged(before)));
  }

  private String acknowledged(Stage.Told received) {
    stage.awaitWithdrawal(SOURCE, received, "told");
    stage.agency(TARGET).acknowledge(received.dispatch().dispatchId());
    return stage.awaitWithdrawal(SOURCE, received, "acknowledged");
  }

  private Stage.Told misspelled() {
    var held = stage.refer(SOURCE, draft(consent(), "a-refuge-nobody-knows"), Kind.INCOMPLETE);
    cure(held, null, TARGET);
    return held;
  }

  private void cure(Stage.Told held, @Nullable UUID basis, @Nullable String address) {
    var cured = stage.cure(SOURCE, held, basis, address, Kind.LAWFUL);
    stage.read(TARGET, cured.dispatch());
  }

  private UUID consent() {
    return stage.consent(SOURCE, TARGET, draft(null, TARGET));
  }

  private Draft draft(@Nullable UUID basis, String address) {
    return Draft.of(PURPOSE, address, basis, sections);
  }

  private static void say(Progress progress, String what, Stage.Told held) {
    progress.say(
        "%s: %s, told %s after %d ms; cured, sent again, delivered, read"
            .formatted(
                what,
                held.event().told() == Event.Told.HELD ? "held for a check" : held.event().told(),
                held.event().reasons().stream().map(reason -> reason.code()).toList(),
                held.event().untilTold().toMillis()));
  }
}
