// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.firebreak.audit.Entry;
import org.firebreak.audit.Fact;
import org.firebreak.audit.OutboxNumber;

/// The fact contract, v1. The number comes from the headers, where the producer's relay put it.
final class FactForm implements EventForm {
  @Override
  public String type() {
    return "org.firebreak.audit.fact.v1";
  }

  @Override
  public Entry read(Fields fields, Headers headers) {
    String producer = fields.text("producer");
    return new Fact(
        fields.id("fact_id"),
        fields.text("kind"),
        producer,
        fields.time("at"),
        new Fact.Actor(fields.textOrNull("acting_organization"), fields.textOrNull("acting_role")),
        new Fact.Subject(
            fields.textOrNull("about_organization"),
            fields.idOrNull("referral_id"),
            fields.idOrNull("dispatch_id"),
            fields.idOrNull("event_id"),
            fields.idOrNull("basis_id"),
            fields.textOrNull("immigration_function"),
            fields.textOrNull("part_of"),
            fields.idOrNull("legal_hold_id"),
            fields.idOrNull("access_grant_id")),
        fields.numberOrNull("revision"),
        fields.numberOrNull("count"),
        fields.textsOrNone("reasons"),
        fields.textsOrNone("stated_numbers"),
        number(producer, headers));
  }

  private static Optional<OutboxNumber> number(String producer, Headers headers) {
    Optional<String> partition = EventForm.header(headers, "ce_outboxpartition");
    Optional<String> number = EventForm.header(headers, "ce_outboxnumber");
    if (partition.isEmpty() && number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OutboxNumber(
            producer,
            Integer.parseInt(partition.orElse("none")),
            Long.parseLong(number.orElse("none"))));
  }
}
