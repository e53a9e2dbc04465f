// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.firebreak.demonstration.TheFiveHundredAndThirtySeven.Outcome;
import org.firebreak.demonstration.broker.BrokerUsers;
import org.firebreak.demonstration.cases.Case;
import org.firebreak.demonstration.cases.Cases;
import org.firebreak.demonstration.promises.Observations;
import org.firebreak.demonstration.promises.Observations.Attempt;
import org.firebreak.demonstration.promises.PromiseResult;
import org.firebreak.demonstration.promises.Promises;
import org.firebreak.demonstration.rest.Addresses;
import org.firebreak.demonstration.rest.Auditor;
import org.firebreak.demonstration.rest.Bases;
import org.firebreak.demonstration.rest.Directory;
import org.firebreak.demonstration.rest.Replaying;

/// Plays the scenes against a running platform, through its public REST APIs, and judges every
/// promise by what was seen.
public final class Play {

  private static final String EDITOR = "firebreak-operator";
  private static final String REVIEWER = "rory.sample";

  private final Stage stage;
  private final Backstage backstage;
  private final Progress progress;
  private final Instant start;

  /// What only the one who started the platform can see.
  ///
  /// @param credentials settings of a Kafka client, by service
  /// @param logs of the services, by name
  /// @param firewall to stop it and start it again
  public record Backstage(
      Optional<Function<String, Map<String, Object>>> credentials,
      Map<String, Path> logs,
      Optional<Switch> firewall) {

    public Backstage {
      logs = Map.copyOf(logs);
    }

    public static Backstage none() {
      return new Backstage(Optional.empty(), Map.of(), Optional.empty());
    }
  }

  /// Stops and starts a service.
  public interface Switch {

    /// Returns when it has ended.
    void stop();

    /// Returns when it is ready.
    void start();
  }

  public Play(Addresses addresses, Backstage backstage, Progress progress) {
    this(addresses, backstage, progress, Clock.systemUTC());
  }

  Play(Addresses addresses, Backstage backstage, Progress progress, InstantSource time) {
    this.stage = new Stage(addresses, time);
    this.backstage = backstage;
    this.progress = progress;
    this.start = time.instant();
  }

  /// @param seed of the cases
  /// @return every promise, judged
  public List<PromiseResult> play(long seed) {
    return play(new Cases(seed).all());
  }

  List<PromiseResult> play(List<Case> cases) {
    var barred = new Directory(stage.session(EDITOR)).barred();
    barred.forEach(organization -> stage.journal().barred(organization, Instant.EPOCH));
    progress.say("the directory bars %d organizations".formatted(barred.size()));
    var outcomes = new TheFiveHundredAndThirtySeven(stage).play(cases, progress);
    new SectorRoundTrips(stage).play(progress);
    new Cures(stage).play(progress);
    new Reviews(stage).play(progress);
    new Reclassification(stage).play(progress);
    new Doors(stage).play(barred, progress);
    brokerUsers();
    backstage
        .firewall()
        .ifPresentOrElse(
            firewall -> new Outage(stage, firewall).play(progress),
            () -> progress.say("an outage: not shown, nothing here can be stopped"));
    var results = Promises.judge(observe(cases));
    print(outcomes, results);
    return results;
  }

  private void brokerUsers() {
    if (backstage.credentials().isEmpty()) {
      progress.say("what a broker user can do: not shown, the platform's credentials are not here");
      return;
    }
    var attempts = new BrokerUsers(backstage.credentials().get()).play();
    attempts.forEach(stage.journal()::add);
    progress.say(
        "%d of %d operations refused by the broker itself"
            .formatted(attempts.stream().filter(Attempt::refused).count(), attempts.size()));
  }

  private Observations observe(List<Case> cases) {
    var canaries = new Canaries(stage.journal().canaries());
    var auditor = new Auditor(stage.session(Auditor.ORGANIZATION));
    var decisions =
        new AuditTrail(auditor, new Replaying(stage.session(Auditor.ORGANIZATION)), canaries)
            .decisions(start, stage.journal().events(), progress);
    for (String source : Set.of(cases.getFirst().source(), Cures.SOURCE)) {
      canaries.search(
          "quarantine lists", stage.bases(source).holds("curable").expecting(200).text());
    }
    canaries.search(
        "quarantine lists",
        new Bases(stage.personSession(REVIEWER)).holds("for-a-person").expecting(200).text());
    backstage.logs().forEach((service, log) -> canaries.search("log of " + service, log));
    long lost = lostAtTheEnd(auditor);
    return stage.journal().observations(decisions, auditor.flaws() + lost, canaries.result());
  }

  private long lostAtTheEnd(Auditor auditor) {
    long deadline = System.nanoTime() + Stage.PATIENCE.toNanos();
    long lost = auditor.lostAtTheEnd();
    while (lost > 0 && System.nanoTime() < deadline) {
      Stage.sleep(Duration.ofMillis(500));
      lost = auditor.lostAtTheEnd();
    }
    progress.say(
        "audit log: producers stated %d times how far their numbers have come, and %d of these are not in it"
            .formatted(auditor.statedNumbers().size(), lost));
    return lost;
  }

  private void print(List<Outcome> outcomes, List<PromiseResult> results) {
    progress.plain("\n" + Report.table(outcomes));
    progress.plain(Report.promises(results));
  }
}
