// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.SectionLabel;
import org.firebreak.referral.Standing;
import org.firebreak.referral.inbox.Received;
import org.jspecify.annotations.Nullable;

/// Asked before each read. Anything but a plain grant is no grant.
@ApplicationScoped
class HttpStanding implements Standing {

  private final ConsentService consents;

  HttpStanding(ConsentService consents) {
    this.consents = consents;
  }

  private record Question(
      UUID eventId,
      UUID referralId,
      UUID dispatchId,
      String sourceOrganization,
      String targetOrganization,
      String origin,
      String purpose,
      List<String> sections,
      @Nullable UUID basisId) {}

  @Override
  public Ruling ask(Received received) {
    return consents
        .ask("/v1/standing", question(received), "dispatch " + received.dispatch())
        .map(HttpStanding::ruling)
        .orElseGet(Unavailable::new);
  }

  private static Ruling ruling(JsonNode answer) {
    if (!answer.path("granted").isBoolean()) {
      return new Unavailable();
    }
    return answer.path("granted").booleanValue()
        ? new Granted()
        : new Refused(
            StreamSupport.stream(answer.path("reasons").spliterator(), false)
                .map(JsonNode::asText)
                .toList());
  }

  private static Question question(Received received) {
    return new Question(
        received.event().value(),
        received.referral().value(),
        received.dispatch().value(),
        received.source().value(),
        received.target().value(),
        received.chain().origin().value(),
        received.purpose(),
        received.sections().stream().map(SectionLabel::label).toList(),
        Optional.ofNullable(received.basis()).map(BasisId::value).orElse(null));
  }
}
