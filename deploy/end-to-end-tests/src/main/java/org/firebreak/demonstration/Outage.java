// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firebreak.demonstration.cases.Canary;
import org.firebreak.demonstration.cases.SampleContent;
import org.firebreak.demonstration.promises.Event.Kind;
import org.firebreak.demonstration.promises.Observations;
import org.firebreak.demonstration.rest.Draft;
import org.firebreak.demonstration.rest.Sent;

/// The firewall is stopped. What is sent meanwhile waits, what was delivered before cannot be read,
/// and once it is back both come right by themselves.
final class Outage {

  private static final String SOURCE = "norfolk-constabulary";
  private static final String TARGET = "rowan-gate-refuge";
  private static final int REFERRALS = 20;
  private static final int READS = 5;
  private static final int AT_ONCE = 8;
  private static final Duration LENGTH = Duration.ofSeconds(3);

  private final Stage stage;
  private final Play.Switch firewall;

  Outage(Stage stage, Play.Switch firewall) {
    this.stage = stage;
    this.firewall = firewall;
  }

  void play(Progress progress) {
    var canary = Canary.fresh();
    stage.journal().planted(canary);
    var draft = Draft.of("safety-planning", TARGET, null, SampleContent.sections(0, canary));
    var basis = stage.consent(SOURCE, TARGET, draft);
    var earlier = stage.refer(SOURCE, draft.on(basis), Kind.LAWFUL);
    progress.say("consent-service, and with it the firewall, is stopped");
    firewall.stop();
    List<Sent> sent;
    try {
      sent =
          Stream.generate(() -> stage.agency(SOURCE).refer(draft.on(basis)))
              .limit(REFERRALS)
              .toList();
      Stage.sleep(LENGTH);
      var seen =
          new Observations.Outage(
              sent.size(), toldMeanwhile(sent), READS, readsMeanwhile(earlier.dispatch()));
      stage.journal().add(seen);
      progress.say(
          "meanwhile %d referrals accepted, %d of them told of a decision; %d of %d reads granted"
              .formatted(seen.referrals(), seen.told(), seen.granted(), seen.reads()));
    } finally {
      firewall.start();
    }
    afterwards(sent, basis, earlier.dispatch());
    progress.say("it is back: all %d were delivered and read".formatted(sent.size()));
  }

  private long toldMeanwhile(List<Sent> sent) {
    return sent.stream()
        .filter(one ->
            !stage.agency(SOURCE).fate(one.referralId(), one.only().dispatchId()).isWaiting())
        .count();
  }

  private long readsMeanwhile(Sent.Dispatched delivered) {
    return IntStream.range(0, READS)
        .filter(_ ->
            stage.agency(TARGET).read(delivered.dispatchId()).expecting(200, 503).status() == 200)
        .count();
  }

  /// How long a source waited counts from when the firewall was back.
  private void afterwards(List<Sent> sent, UUID basis, Sent.Dispatched earlier) {
    long begun = System.nanoTime();
    InParallel.each(
        sent,
        AT_ONCE,
        one -> stage.hear(SOURCE, one.referralId(), one.only(), basis, Kind.LAWFUL, begun));
    sent.forEach(one -> stage.read(TARGET, one.only()));
    stage.read(TARGET, earlier);
  }
}
