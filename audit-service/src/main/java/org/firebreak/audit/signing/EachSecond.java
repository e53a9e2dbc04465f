// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.signing;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.firebreak.audit.Checkpoints;
import org.firebreak.audit.Cosigners;
import org.firebreak.audit.Entries;
import org.firebreak.audit.LastSigned;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.SignCheckpoints;
import org.firebreak.audit.Signing;
import org.firebreak.audit.Witness;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.TrustPolicy;
import org.jboss.logging.Logger;

/// Signs while the service runs, and says how that goes. Appending goes on whatever it says: what
/// is not signed yet is signed later, and what would not be appended would be lost.
///
/// By a thread of its own: Quarkus's scheduler looks once a second whether a second has passed
/// since it last looked, and when it looks a moment too early the checkpoint is a second late.
@ApplicationScoped
class EachSecond {
  private static final Logger LOG = Logger.getLogger(EachSecond.class);

  private static final Duration FAREWELL = Duration.ofSeconds(8);

  private final SignCheckpoints signCheckpoints;
  private final RequestContextController requestContext;
  private final InstantSource time;
  private volatile Optional<Signing> latest = Optional.empty();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("signer").factory());
  private volatile Instant publishedAt;

  EachSecond(
      Entries entries,
      Checkpoints checkpoints,
      LastSigned lastSigned,
      TrustPolicy policy,
      List<Witness> witnesses,
      NoteSigner signer,
      RequestContextController requestContext,
      InstantSource time,
      MeterRegistry metrics) {
    this.signCheckpoints =
        new SignCheckpoints(
            entries, checkpoints, lastSigned, new Cosigners(policy, witnesses), signer);
    this.requestContext = requestContext;
    this.time = time;
    this.publishedAt = time.instant();
    metrics.gauge(
        "firebreak.audit.unpublished.seconds",
        this,
        each -> each.unpublished().toMillis() / 1000.0);
    metrics.gauge(
        "firebreak.audit.signing.refused", this, each -> each.refused().isPresent() ? 1 : 0);
  }

  void start(@Observes StartupEvent event) {
    var _ = thread.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
  }

  /// Before the parts that it needs end one by one. What is not signed is signed after the next
  /// start.
  void end(@Observes @Priority(1) @BeforeDestroyed(ApplicationScoped.class) Object event)
      throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
      LOG.warn("a checkpoint is still being signed while the service ends");
    }
  }

  /// Throws nothing: that would end the schedule. Tiles are read while a proof is made, by whoever
  /// makes it, so the context that reading needs is that of the whole attempt.
  private void tick() {
    try {
      requestContext.activate();
      try {
        sign();
      } finally {
        requestContext.deactivate();
      }
    } catch (LogUnavailable e) {
      LOG.warnf("no checkpoint now: %s", e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("no checkpoint now", e);
    }
  }

  private void sign() {
    Signing signing = signCheckpoints.attempt();
    if (signing instanceof Signing.Published || signing instanceof Signing.Empty) {
      publishedAt = time.instant();
    }
    tell(signing);
    latest = Optional.of(signing);
  }

  /// How long ago everything in the log was last in a published checkpoint.
  Duration unpublished() {
    return Duration.between(publishedAt, time.instant());
  }

  Optional<Signing.Refused> refused() {
    return latest.filter(Signing.Refused.class::isInstance).map(Signing.Refused.class::cast);
  }

  /// Once for each change, not each second.
  private void tell(Signing signing) {
    if (latest.map(Object::getClass).equals(Optional.of(signing.getClass()))) {
      return;
    }
    switch (signing) {
      case Signing.Empty() -> {}
      case Signing.AwaitingWitnesses() ->
          LOG.warn("no checkpoint is signed: too few witnesses answer");
      case Signing.Published(var checkpoint) ->
          LOG.infof(
              "checkpoints are published again, the latest of %d entries", checkpoint.treeSize());
      case Signing.Unpublished(var checkpoint, int cosignatures) ->
          LOG.warnf(
              "the checkpoint of %d entries is not published: %d cosignatures are too few",
              checkpoint.treeSize(), cosignatures);
      case Signing.Refused(var reason, var detail) ->
          LOG.errorf("NO CHECKPOINT IS SIGNED ANY MORE, %s: %s", reason, detail);
    }
  }
}
