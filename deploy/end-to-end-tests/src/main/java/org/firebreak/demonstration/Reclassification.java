// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.time.Instant;
import java.util.List;
import org.firebreak.demonstration.cases.Canary;
import org.firebreak.demonstration.cases.SampleContent;
import org.firebreak.demonstration.promises.Event.Kind;
import org.firebreak.demonstration.promises.Observations.Read;
import org.firebreak.demonstration.rest.Directory;
import org.firebreak.demonstration.rest.Draft;

/// A target becomes an immigration body after a referral was delivered to it and before it reads
/// it.
final class Reclassification {

  private static final String SOURCE = "sussex-police";
  private static final String EDITOR = "firebreak-operator";

  /// Sample services that take part in nothing else; each is good for one demonstration.
  private static final List<String> TARGETS =
      List.of("tamarisk-legal-advice", "fernbridge-college", "fernbridge-probation");

  private final Stage stage;

  Reclassification(Stage stage) {
    this.stage = stage;
  }

  void play(Progress progress) {
    var directory = new Directory(stage.session(EDITOR));
    var barred = directory.barred();
    var target = TARGETS.stream().filter(one -> !barred.contains(one)).findFirst();
    if (target.isEmpty()) {
      progress.say("reclassified before reading: not shown, every target for it is barred already");
      return;
    }
    play(directory, target.get(), progress);
  }

  private void play(Directory directory, String target, Progress progress) {
    var canary = Canary.fresh();
    stage.journal().planted(canary);
    var draft = Draft.of("safety-planning", target, null, SampleContent.sections(0, canary));
    var basis = stage.consent(SOURCE, target, draft);
    var delivered = stage.refer(SOURCE, draft.on(basis), Kind.OVERTAKEN);
    directory.bar(target).expecting(200, 202);
    Instant since = stage.now();
    stage.journal().barred(target, since);
    var reading = stage.agency(target).read(delivered.dispatch().dispatchId());
    stage
        .journal()
        .add(
            new Read(delivered.dispatch().eventId(), target, reading.status() == 200, stage.now()));
    progress.say(
        "reclassified between delivery and reading: the read answers %d %s"
            .formatted(reading.status(), reading.code()));
  }
}
