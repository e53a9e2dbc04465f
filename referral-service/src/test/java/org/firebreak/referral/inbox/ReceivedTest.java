// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.firebreak.referral.Chain;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.ReferralId;
import org.firebreak.referral.SectionLabel;
import org.firebreak.referral.inbox.Received.Refused.Code;
import org.firebreak.referral.outcome.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReceivedTest {

  private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
  private static final Answer ACCEPTED = new Answer.Accepted();
  private static final Answer REJECTED = new Answer.Rejected(RejectionReason.NO_CAPACITY);
  private static final Answer COMPLETED = new Answer.Completed();

  private static Received answered(Answer... answers) {
    return new Received(
        new DispatchId(new UUID(0, 1)),
        new EventId(new UUID(0, 2)),
        new ReferralId(new UUID(0, 3)),
        new OrganizationId("kent-police"),
        new OrganizationId("lantern-refuge"),
        Chain.begunBy(new OrganizationId("kent-police"), null),
        "specialist-support",
        null,
        List.of(SectionLabel.PERSON),
        false,
        NOW,
        null,
        null,
        Stream.of(answers).map(ReceivedTest::given).toList());
  }

  private static GivenAnswer given(Answer answer) {
    return new GivenAnswer(
        answer, NOW, Outcome.waiting(new EventId(new UUID(1, answer.word().length()))));
  }

  static Stream<Arguments> answers() {
    var justAccepted = answered(ACCEPTED);
    var completed = answered(ACCEPTED, COMPLETED);
    var rejected = answered(REJECTED);
    return Stream.of(
        Arguments.of(answered(), ACCEPTED, new Received.New()),
        Arguments.of(answered(), REJECTED, new Received.New()),
        Arguments.of(answered(), COMPLETED, new Received.Refused(Code.NOT_ACCEPTED)),
        Arguments.of(justAccepted, ACCEPTED, new Received.Repeated(given(ACCEPTED))),
        Arguments.of(justAccepted, REJECTED, new Received.Refused(Code.ALREADY_ACCEPTED)),
        Arguments.of(justAccepted, COMPLETED, new Received.New()),
        Arguments.of(completed, ACCEPTED, new Received.Repeated(given(ACCEPTED))),
        Arguments.of(completed, REJECTED, new Received.Refused(Code.ALREADY_ACCEPTED)),
        Arguments.of(completed, COMPLETED, new Received.Repeated(given(COMPLETED))),
        Arguments.of(rejected, ACCEPTED, new Received.Refused(Code.ALREADY_REJECTED)),
        Arguments.of(rejected, REJECTED, new Received.Repeated(given(REJECTED))),
        Arguments.of(rejected, COMPLETED, new Received.Refused(Code.ALREADY_REJECTED)));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aTargetAnswersAsTheTableSays(Received received, Answer answer, Received.Answering expected) {
    assertThat(received.answering(answer)).isEqualTo(expected);
  }

  @Test
  void aWithdrawalIsAcknowledgedOnceItIsNoticedWhateverWasAnsweredBefore() {
    var acknowledged = new Answer.Acknowledged();

    for (var before : List.of(answered(), answered(ACCEPTED, COMPLETED), answered(REJECTED))) {
      assertThat(before.answering(acknowledged))
          .isEqualTo(new Received.Refused(Code.NOTHING_TO_ACKNOWLEDGE));
      assertThat(noticed(before).answering(acknowledged)).isEqualTo(new Received.New());
    }
    assertThat(noticed(answered(ACCEPTED, acknowledged)).answering(acknowledged))
        .isEqualTo(new Received.Repeated(given(acknowledged)));
    assertThat(noticed(answered(ACCEPTED, acknowledged)).answering(COMPLETED))
        .isEqualTo(new Received.New());
  }

  private static Received noticed(Received received) {
    return new Received(
        received.dispatch(),
        received.event(),
        received.referral(),
        received.source(),
        received.target(),
        received.chain(),
        received.purpose(),
        received.basis(),
        received.sections(),
        received.highRisk(),
        received.deliveredAt(),
        received.readAt(),
        new Noticed(new EventId(new UUID(0, 9)), NOW),
        received.answers());
  }

  @Test
  void aRejectionForAnotherReasonIsNoRepeat() {
    assertThat(answered(REJECTED).answering(new Answer.Rejected(RejectionReason.WRONG_SERVICE)))
        .isEqualTo(new Received.Refused(Code.ALREADY_REJECTED));
  }
}
