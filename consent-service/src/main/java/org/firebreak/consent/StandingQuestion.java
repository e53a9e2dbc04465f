// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.List;
import java.util.UUID;
import org.firebreak.consent.firewall.EventId;
import org.jspecify.annotations.Nullable;

/// May this delivery be read by its target now?
public record StandingQuestion(
    EventId event,
    UUID referralId,
    UUID dispatchId,
    OrganizationId source,
    OrganizationId target,
    OrganizationId origin,
    Purpose purpose,
    List<SectionLabel> sections,
    @Nullable BasisId basis) {

  public StandingQuestion {
    sections = List.copyOf(sections);
  }
}
