// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.List;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.erasure.Keyring;

/// How an entry is written: its own fields under the names of their contract, and around them when
/// it was logged, from which record, and the nonce. Ids that are {@link ErasableId}s are not
/// written: under their kind stands the commitment. Entries of version 1, from before, hold the ids
/// and the record's plain hash; they stay what they are.
final class EntryForm {
  private static final int VERSION = 2;

  private EntryForm() {}

  static CanonicalJson of(Draft draft, Keyring keys) {
    List<ErasableId> ids = draft.entry().ids();
    var form =
        new CanonicalJson()
            .number("version", VERSION)
            .time("logged_at", draft.loggedAt())
            .text("nonce", draft.nonce().hex())
            .object("record", draft.record().map(record -> record(record, ids, keys)).orElse(null));
    return switch (draft.entry()) {
      case Decision decision ->
          form.object(Decision.KIND, committed(decision(decision), ids, keys));
      case Fact fact -> form.object("fact", committed(fact(fact), ids, keys));
      case Stated stated -> form.object(Stated.KIND, stated(stated));
      case Unreadable unreadable -> form.object(Unreadable.KIND, unreadable(unreadable));
    };
  }

  private static CanonicalJson committed(CanonicalJson form, List<ErasableId> ids, Keyring keys) {
    ids.forEach(id -> form.text(id.kind().code(), keys.commit(id).hex()));
    return form;
  }

  private static CanonicalJson record(RecordReference record, List<ErasableId> ids, Keyring keys) {
    var form =
        new CanonicalJson()
            .text("topic", record.topic())
            .number("partition", record.partition())
            .number("offset", record.offset());
    return ids.isEmpty()
        ? form.text("value_sha256", record.valueHash().hex())
        : form.text("value", keys.commit(ids, record.valueHash()).hex());
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
        .id("cause_id", event.causeId())
        .text("source_organization", parties.source())
        .text("target_organization", parties.target())
        .text("origin", parties.origin())
        .text("sector", parties.sector())
        .text("road", parties.road())
        .number("hops", parties.hops())
        .number("most_hops", parties.mostHops())
        .text("purpose", matter.purpose())
        .texts("sections", matter.sections())
        .texts("withheld", matter.withheld())
        .texts("event_sections", matter.eventSections())
        .number("other_labels", matter.otherLabels())
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
        .id("event_id", subject.eventId())
        .text("immigration_function", subject.immigrationFunction())
        .text("part_of", subject.partOf())
        .id("legal_hold_id", subject.legalHoldId())
        .id("access_grant_id", subject.accessGrantId())
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
