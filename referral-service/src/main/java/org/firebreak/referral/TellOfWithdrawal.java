// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.firebreak.referral.inbox.Received;
import org.firebreak.referral.outcome.Notice;

/// Sends a notice to each target that received on a consent which was withdrawn, once for each
/// delivery: to whoever has it in the inbox by then, and to whoever gets it there later.
@ApplicationScoped
public class TellOfWithdrawal {

  private final Notices notices;
  private final Inboxes inboxes;
  private final OutboundEvents events;
  private final Supplier<UUID> ids;
  private final InstantSource time;

  TellOfWithdrawal(
      Notices notices,
      Inboxes inboxes,
      OutboundEvents events,
      Supplier<UUID> ids,
      InstantSource time) {
    this.notices = notices;
    this.inboxes = inboxes;
    this.events = events;
    this.ids = ids;
    this.time = time;
  }

  /// Takes a withdrawal. The notices are committed with it, and a repeat sends none twice.
  @Transactional
  public void learn(Withdrawal withdrawal) {
    notices.add(withdrawal);
    inboxes
        .restingOn(withdrawal.consent(), withdrawal.source())
        .forEach(received -> tell(received, withdrawal));
  }

  /// Sends anew what was held until now: whoever was suspended may be back. What was not sent stays
  /// so.
  @Transactional
  public void again() {
    for (var held : notices.lockExpired(time.instant())) {
      var notice = held.again(new EventId(ids.get()));
      notices.change(notice);
      events.publish(inboxes.received(held.dispatch()), notice);
    }
  }

  /// To be asked before a delivery is added: from here to the end of the transaction, a withdrawal
  /// that is learned of at this moment waits, and then sees the delivery.
  Optional<Withdrawal> before(Received delivered) {
    return Optional.ofNullable(delivered.basis())
        .flatMap(notices::withdrawalOf)
        .filter(withdrawal -> withdrawal.source().equals(delivered.source()));
  }

  /// In the transaction of who calls it.
  void tell(Received received, Withdrawal withdrawal) {
    if (notices.lock(received.dispatch()).isEmpty()) {
      var notice = Notice.waiting(received.dispatch(), new EventId(ids.get()), withdrawal.at());
      notices.add(notice);
      events.publish(received, notice);
    }
  }
}
