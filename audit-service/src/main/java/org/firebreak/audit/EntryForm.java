// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.Optional;

/// How an entry is written: its own fields under the names of their contract, and around them when
/// it was logged, from which record, and the nonce.
final class EntryForm {
  private static final int VERSION = 1;

  private EntryForm() {}

  static CanonicalJson of(
      Entry entry, Optional<RecordReference> record, Instant loggedAt, Nonce nonce) {
    var form =
        new CanonicalJson()
            .number("version", VERSION)
            .time("logged_at", loggedAt)
            .text("nonce", nonce.hex())
            .object("record", record.map(EntryForm::record).orElse(null));
    return switch (entry) {
      case Decision decision -> form.object(Decision.KIND, decision(decision));
      case Fact fact -> form.object("fact", fact(fact));
      case Stated stated -> form.object(Stated.KIND, stated(stated));
      case Unreadable unreadable -> form.object(Unreadable.KIND, unreadable(unreadable));
    };
  }

  private static CanonicalJson record(RecordReference record) {
    return new CanonicalJson()
        .text("topic", record.topic())
        .number("partition", record.partition())
        .number("offset", record.offset())
        .text("value_sha256", record.valueHash().hex());
  }

  private static CanonicalJson decision(Decision decision) {
    Decision.Event event = decision.event();
    Decision.Parties parties = decision.parties();
    Decision.Matter matter = decision.matter();
    Decision.Verdict verdict = decision.verdict();
    Decision.Grounds grounds = decision.grounds();
    return new CanonicalJson()
        .id("event_id", event.eventId())
        .text("kind", event.kind())
        .id("referral_id", event.referralId())
        .id("dispatch_id", event.dispatchId())
        .id("cause_id", event.causeId())
        .text("source_organization", parties.source())
        .text("target_organization", parties.target())
        .text("origin", parties.origin())
        .text("sector", parties.sector())
        .text("road", parties.road())
        .number("hops", parties.hops())
        .text("purpose", matter.purpose())
        .texts("sections", matter.sections())
        .texts("withheld", matter.withheld())
        .texts("event_sections", matter.eventSections())
        .number("other_labels", matter.otherLabels())
        .id("basis_id", matter.basisId())
        .number("basis_version", matter.basisVersion())
        .flag("high_risk", matter.highRisk())
        .text("outcome", verdict.outcome().code())
        .number("rule", verdict.rule())
        .texts("reasons", verdict.reasons())
        .texts("findings", verdict.findings())
        .text("review", verdict.review())
        .texts("cleared", verdict.cleared())
        .text("hold_kind", verdict.holdKind())
        .time("expires_at", verdict.expiresAt())
        .text("policy_version", grounds.policyVersion())
        .text("inspection_version", grounds.inspectionVersion())
        .text("build", grounds.build())
        .number("directory_revision", grounds.directoryRevision())
        .time("decided_at", grounds.decidedAt())
        .number("outbox_partition", decision.outboxPartition())
        .number("outbox_number", decision.outboxNumber())
        .text("origin_of_record", decision.originOfRecord());
  }

  private static CanonicalJson fact(Fact fact) {
    Fact.Subject subject = fact.subject();
    return new CanonicalJson()
        .id("fact_id", fact.factId())
        .text("kind", fact.kind())
        .text("producer", fact.producer())
        .time("at", fact.at())
        .text("acting_organization", fact.actor().organization())
        .text("acting_role", fact.actor().role())
        .text("about_organization", subject.organization())
        .id("referral_id", subject.referralId())
        .id("dispatch_id", subject.dispatchId())
        .id("event_id", subject.eventId())
        .id("basis_id", subject.basisId())
        .text("immigration_function", subject.immigrationFunction())
        .number("revision", fact.revision())
        .number("count", fact.count())
        .texts("reasons", fact.reasons())
        .texts("stated_numbers", fact.statedNumbers().isEmpty() ? null : fact.statedNumbers())
        .number("outbox_partition", fact.number().map(OutboxNumber::partition).orElse(null))
        .number("outbox_number", fact.number().map(OutboxNumber::number).orElse(null));
  }

  private static CanonicalJson stated(Stated stated) {
    return new CanonicalJson()
        .id("statement_id", stated.statementId())
        .time("at", stated.at())
        .text("acting_organization", stated.organization())
        .text("sha256", stated.sha256().hex());
  }

  private static CanonicalJson unreadable(Unreadable unreadable) {
    return new CanonicalJson()
        .text("reason", unreadable.reason().name())
        .time("at", unreadable.at());
  }
}
