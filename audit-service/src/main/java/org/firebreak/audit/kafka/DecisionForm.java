// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import org.apache.kafka.common.header.Headers;
import org.firebreak.audit.Decision;
import org.firebreak.audit.Entry;
import org.firebreak.audit.Outcome;

/// The firewall's decision contract, v1.
final class DecisionForm implements EventForm {
  @Override
  public String type() {
    return "org.firebreak.firewall.decision.v1";
  }

  @Override
  public Entry read(Fields fields, Headers headers) {
    return new Decision(
        new Decision.Event(
            fields.id("event_id"),
            fields.text("kind"),
            fields.idOrNull("referral_id"),
            fields.idOrNull("dispatch_id"),
            fields.idOrNull("cause_id")),
        new Decision.Parties(
            fields.textOrNull("source_organization"),
            fields.textOrNull("target_organization"),
            fields.textOrNull("origin"),
            fields.textOrNull("sector"),
            fields.textOrNull("road"),
            fields.smallNumberOrNull("hops"),
            fields.smallNumberOrNull("most_hops")),
        new Decision.Matter(
            fields.textOrNull("purpose"),
            fields.texts("sections"),
            fields.texts("withheld"),
            fields.textsOrNull("event_sections"),
            fields.smallNumberOrNull("other_labels"),
            fields.idOrNull("basis_id"),
            fields.smallNumberOrNull("basis_version"),
            fields.flag("high_risk")),
        new Decision.Verdict(
            Outcome.ofCode(fields.text("outcome"))
                .orElseThrow(() -> new IllegalArgumentException("outcome is not one of the three")),
            fields.smallNumber("rule"),
            fields.texts("reasons"),
            fields.texts("findings"),
            fields.textOrNull("review"),
            fields.textsOrNull("cleared"),
            fields.textOrNull("hold_kind"),
            fields.timeOrNull("expires_at")),
        new Decision.Grounds(
            fields.text("policy_version"),
            fields.textOrNull("inspection_version"),
            fields.text("build"),
            fields.number("directory_revision"),
            fields.time("decided_at")),
        fields.smallNumberOrNull("outbox_partition"),
        fields.numberOrNull("outbox_number"),
        fields.text("origin_of_record"));
  }
}
