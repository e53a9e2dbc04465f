// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.firebreak.referral.inbox.Answer;
import org.firebreak.referral.inbox.GivenAnswer;
import org.firebreak.referral.inbox.Received;
import org.firebreak.referral.outcome.Outcome;

/// Sends a target's answer back to the source, as an event of its own through the firewall.
@ApplicationScoped
public class AnswerReceived {

  private final Inboxes inboxes;
  private final OutboundEvents events;
  private final Supplier<UUID> ids;
  private final InstantSource time;

  AnswerReceived(Inboxes inboxes, OutboundEvents events, Supplier<UUID> ids, InstantSource time) {
    this.inboxes = inboxes;
    this.events = events;
    this.ids = ids;
    this.time = time;
  }

  public sealed interface Answering {}

  /// Also the answer to a repeat, which is not sent twice.
  public record Sent(GivenAnswer given) implements Answering {}

  public record NothingReceived() implements Answering {}

  public record Refused(Received.Refused.Code code) implements Answering {}

  @Transactional
  public Answering answer(OrganizationId target, DispatchId id, Answer answer) {
    var received = inboxes.lock(id, target);
    if (received.isEmpty()) {
      return new NothingReceived();
    }
    return switch (received.get().answering(answer)) {
      case Received.New() -> send(received.get(), answer);
      case Received.Repeated(var given) -> new Sent(given);
      case Received.Refused(var code) -> new Refused(code);
    };
  }

  private Sent send(Received received, Answer answer) {
    var given = new GivenAnswer(answer, time.instant(), Outcome.waiting(new EventId(ids.get())));
    inboxes.add(received.dispatch(), given);
    events.publish(received, given);
    return new Sent(given);
  }
}
