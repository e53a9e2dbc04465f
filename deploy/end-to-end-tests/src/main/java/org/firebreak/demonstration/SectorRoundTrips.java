// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.firebreak.demonstration.cases.Canary;
import org.firebreak.demonstration.cases.SampleContent;
import org.firebreak.demonstration.promises.Event;
import org.firebreak.demonstration.promises.Event.Kind;
import org.firebreak.demonstration.promises.Event.Told;
import org.firebreak.demonstration.rest.Draft;
import org.firebreak.demonstration.rest.Fate;

/// Agencies of all sectors refer to one another, read, accept and answer back.
final class SectorRoundTrips {

  private record Trip(String source, String target, String purpose) {}

  private static final List<Trip> TRIPS =
      List.of(
          new Trip("kent-police", "lantern-refuge", "specialist-support"),
          new Trip("gwent-police", "fernbridge-marac", "risk-management"),
          new Trip("lantern-refuge", "fernbridge-housing-options", "housing"),
          new Trip("juniper-outreach", "larch-homes", "housing"),
          new Trip("fernbridge-general-hospital", "kestrel-advocates", "safety-planning"),
          new Trip("marsh-lane-surgery", "northmoor-marac", "risk-management"),
          new Trip("fernbridge-marac", "kent-police", "criminal-justice"),
          new Trip("northmoor-marac", "marsh-lane-surgery", "health-care"),
          new Trip("fernbridge-housing-options", "fernbridge-adult-social-care", "social-care"),
          new Trip("fernbridge-childrens-services", "hollybank-school", "education"),
          new Trip("marigold-support", "osprey-law-centre", "victim-led-application"),
          new Trip("osprey-law-centre", "marigold-support", "legal-advice"),
          new Trip("metropolitan-police-service", "fernbridge-witness-care", "criminal-justice"));

  private final Stage stage;

  SectorRoundTrips(Stage stage) {
    this.stage = stage;
  }

  void play(Progress progress) {
    var counter = progress.counter("round trips between sectors", TRIPS.size());
    InParallel.each(
        TRIPS,
        4,
        trip -> {
          play(trip);
          counter.oneMore();
        });
  }

  private void play(Trip trip) {
    var canary = Canary.fresh();
    stage.journal().planted(canary);
    var draft = Draft.of(trip.purpose(), trip.target(), null, SampleContent.sections(0, canary));
    var basis = stage.consent(trip.source(), trip.target(), draft);
    var sent = stage.refer(trip.source(), draft.on(basis), Kind.LAWFUL);
    stage.read(trip.target(), sent.dispatch());
    var target = stage.agency(trip.target());
    var dispatch = sent.dispatch().dispatchId();
    answer(trip, sent, target.accept(dispatch), "ACCEPTED");
    answer(trip, sent, target.complete(dispatch), "COMPLETED");
  }

  /// An answer has arrived when the source is told that it has.
  private void answer(Trip trip, Stage.Told sent, UUID event, String code) {
    long begun = System.nanoTime();
    var fate =
        stage.await(
            trip.source(),
            sent.referralId(),
            sent.dispatch().dispatchId(),
            it -> it.code().equals(code));
    stage
        .journal()
        .add(
            new Event(
                event,
                Kind.ANSWER,
                null,
                arrived(fate, code),
                List.of(),
                Duration.ofNanos(System.nanoTime() - begun)));
  }

  private static Told arrived(Fate fate, String code) {
    return fate.code().equals(code) ? Told.DELIVERED : Told.WAITING;
  }
}
