// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.referral.Content;
import org.firebreak.referral.SectionLabel;
import org.firebreak.referral.inbox.Noticed;
import org.firebreak.referral.inbox.Received;
import org.jspecify.annotations.Nullable;

/// What a target sees of a dispatch that it received.
///
/// @param consentWithdrawnAt null unless it was told that the consent is withdrawn
/// @param sections the content; null in a list, which has none
record ReceivedView(
    UUID dispatchId,
    UUID eventId,
    UUID referralId,
    String sourceOrganization,
    String origin,
    int hops,
    int mostHops,
    String purpose,
    boolean highRisk,
    List<String> sectionLabels,
    Instant deliveredAt,
    @Nullable Instant readAt,
    @Nullable Instant consentWithdrawnAt,
    List<AnswerView> answers,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<SectionView> sections) {

  record SectionView(String label, String text) {
    @Override
    public String toString() {
      return label;
    }
  }

  static ReceivedView listed(Received received, Instant now) {
    return of(received, null, now);
  }

  static ReceivedView opened(Received received, Content content, Instant now) {
    var sections =
        content.sections().stream()
            .map(section -> new SectionView(section.label().label(), section.text()))
            .toList();
    return of(received, sections, now);
  }

  private static ReceivedView of(
      Received received, @Nullable List<SectionView> sections, Instant now) {
    return new ReceivedView(
        received.dispatch().value(),
        received.event().value(),
        received.referral().value(),
        received.source().value(),
        received.chain().origin().value(),
        received.chain().hops(),
        received.chain().mostHops(),
        received.purpose(),
        received.highRisk(),
        received.sections().stream().map(SectionLabel::label).toList(),
        received.deliveredAt(),
        received.readAt(),
        Optional.ofNullable(received.noticed()).map(Noticed::withdrawnAt).orElse(null),
        received.answers().stream().map(answer -> AnswerView.of(answer, now)).toList(),
        sections);
  }
}
