// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.inbox;

import java.time.Instant;
import java.util.List;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.Chain;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.ReferralId;
import org.firebreak.referral.SectionLabel;
import org.jspecify.annotations.Nullable;

/// A delivered referral in its target's inbox, without content. What was withheld from the target
/// is not here either: that a section exists can already be too much to know.
///
/// | answers so far | may answer |
/// |---|---|
/// | none | accepted, rejected |
/// | accepted | completed |
/// | rejected | - |
/// | accepted, completed | - |
///
/// Once it is noticed that the consent was withdrawn, acknowledged as well, whatever else.
///
/// @param event the delivered event: the dispatch's own, or a release of it
/// @param readAt first read, null until then
/// @param noticed that the consent was withdrawn; null unless a notice was delivered
public record Received(
    DispatchId dispatch,
    EventId event,
    ReferralId referral,
    OrganizationId source,
    OrganizationId target,
    Chain chain,
    String purpose,
    @Nullable BasisId basis,
    List<SectionLabel> sections,
    boolean highRisk,
    Instant deliveredAt,
    @Nullable Instant readAt,
    @Nullable Noticed noticed,
    List<GivenAnswer> answers) {

  public Received {
    sections = List.copyOf(sections);
    answers = List.copyOf(answers);
  }

  public sealed interface Answering {}

  public record New() implements Answering {}

  /// It was given before, and is not sent twice.
  public record Repeated(GivenAnswer given) implements Answering {}

  /// @param code what stands in the way
  public record Refused(Code code) implements Answering {
    public enum Code {
      ALREADY_ACCEPTED,
      ALREADY_REJECTED,
      NOT_ACCEPTED,
      NOTHING_TO_ACKNOWLEDGE
    }
  }

  public Received firstReadAt(Instant at) {
    return new Received(
        dispatch,
        event,
        referral,
        source,
        target,
        chain,
        purpose,
        basis,
        sections,
        highRisk,
        deliveredAt,
        at,
        noticed,
        answers);
  }

  public Answering answering(Answer answer) {
    var repeated = answers.stream().filter(given -> given.answer().equals(answer)).findFirst();
    if (repeated.isPresent()) {
      return new Repeated(repeated.get());
    }
    return switch (answer) {
      case Answer.Acknowledged() ->
          noticed == null ? new Refused(Refused.Code.NOTHING_TO_ACKNOWLEDGE) : new New();
      case Answer.ToReferral _ when gave(Answer.Rejected.class) ->
          new Refused(Refused.Code.ALREADY_REJECTED);
      case Answer.Accepted() -> new New();
      case Answer.Rejected(_) ->
          gave(Answer.Accepted.class) ? new Refused(Refused.Code.ALREADY_ACCEPTED) : new New();
      case Answer.Completed() ->
          gave(Answer.Accepted.class) ? new New() : new Refused(Refused.Code.NOT_ACCEPTED);
    };
  }

  private boolean gave(Class<? extends Answer> kind) {
    return answers.stream().anyMatch(given -> kind.isInstance(given.answer()));
  }
}
