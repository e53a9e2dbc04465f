// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.junit.jupiter.api.Test;

class NoticeTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:15:00Z");
  private static final Instant LATER = AT.plusSeconds(60);
  private static final Decision.Verdict HOLD =
      new Decision.HoldForSource(List.of("TARGET_NOT_VERIFIED"), LATER);
  private static final Decision.Verdict DROP =
      new Decision.Drop(List.of("TARGET_HAS_IMMIGRATION_FUNCTION"));

  private final Notice waiting =
      Notice.waiting(new DispatchId(new UUID(0, 1)), new EventId(new UUID(0, 2)), AT);

  @Test
  void itIsToldOnceItIsInTheInboxAndAcknowledgedOnceThatIsBack() {
    var told = waiting.told(AT);

    assertThat(told.state()).isEqualTo(new Notice.Told(AT));
    assertThat(told.acknowledged(LATER).state()).isEqualTo(new Notice.Acknowledged(AT, LATER));
  }

  @Test
  void aDecisionToDeliverSaysNothingThatTheInboxDoesNot() {
    assertThat(waiting.decided(new Decision.Deliver(List.of()))).isEqualTo(waiting);
  }

  @Test
  void aHoldAndADropAreKeptWithTheirReasons() {
    assertThat(waiting.decided(HOLD).state())
        .isEqualTo(
            new Notice.NotYetTold(
                new DispatchState.HeldForSource(List.of("TARGET_NOT_VERIFIED"), LATER)));
    assertThat(waiting.decided(DROP).state())
        .isEqualTo(
            new Notice.NotYetTold(
                new DispatchState.NotSent(List.of("TARGET_HAS_IMMIGRATION_FUNCTION"))));
  }

  @Test
  void whatWasHeldGoesAgainAsAnEventOfItsOwn() {
    var next = new EventId(new UUID(0, 3));

    assertThat(waiting.decided(HOLD).again(next))
        .isEqualTo(Notice.waiting(waiting.dispatch(), next, AT));
  }

  @Test
  void repeatsAndWhatComesLateChangeNothing() {
    var acknowledged = waiting.told(AT).acknowledged(LATER);

    assertThat(acknowledged.told(LATER)).isEqualTo(acknowledged);
    assertThat(acknowledged.acknowledged(LATER.plusSeconds(1))).isEqualTo(acknowledged);
    assertThat(acknowledged.decided(HOLD)).isEqualTo(acknowledged);
    assertThat(waiting.decided(DROP).decided(HOLD)).isEqualTo(waiting.decided(DROP));
  }

  @Test
  void nobodyAcknowledgesWhatWasNotTold() {
    assertThat(waiting.acknowledged(LATER)).isEqualTo(waiting);
  }
}
