// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.firebreak.audit.erasure.ErasableId;
import org.jspecify.annotations.Nullable;

/// What the firewall decided on one event. The fields are those of the decision contract, in
/// groups.
///
/// @param outboxPartition null, like the number, when the event could not be read
/// @param originOfRecord topic/partition/offset of the event
public record Decision(
    Event event,
    Parties parties,
    Matter matter,
    Verdict verdict,
    Grounds grounds,
    @Nullable Integer outboxPartition,
    @Nullable Long outboxNumber,
    String originOfRecord)
    implements Entry {
  static final String KIND = "decision";

  /// @param kind referral, answer, notice, acknowledgement or unreadable
  /// @param causeId the earlier event that it cures or follows
  public record Event(
      UUID eventId,
      String kind,
      @Nullable UUID referralId,
      @Nullable UUID dispatchId,
      @Nullable UUID causeId) {
    public Event {
      Codes.word("kind", kind);
    }
  }

  /// @param road how the address named what it named
  /// @param mostHops null in older records
  public record Parties(
      @Nullable String source,
      @Nullable String target,
      @Nullable String origin,
      @Nullable String sector,
      @Nullable String road,
      @Nullable Integer hops,
      @Nullable Integer mostHops) {
    public Parties {
      Codes.organization("source_organization", source);
      Codes.organization("target_organization", target);
      Codes.organization("origin", origin);
      Codes.word("sector", sector);
      Codes.word("road", road);
      Codes.number("hops", hops);
      Codes.number("most_hops", mostHops);
    }
  }

  /// What it was about, by label and code.
  ///
  /// @param eventSections labels of the event that are on the list; null in older records, as is
  ///   what follows
  /// @param otherLabels how many more it had
  public record Matter(
      @Nullable String purpose,
      List<String> sections,
      List<String> withheld,
      @Nullable List<String> eventSections,
      @Nullable Integer otherLabels,
      @Nullable UUID basisId,
      @Nullable Integer basisVersion,
      boolean highRisk) {
    public Matter {
      Codes.word("purpose", purpose);
      sections = Codes.words("sections", sections);
      withheld = Codes.words("withheld", withheld);
      eventSections = eventSections == null ? null : Codes.words("event_sections", eventSections);
      Codes.number("other_labels", otherLabels);
      Codes.number("basis_version", basisVersion);
    }
  }

  /// A reason code that is not known here is kept as it is: its meaning is the firewall's to say.
  ///
  /// @param review what people said of it before, if it was held for them
  /// @param cleared findings that they looked into; null in older records
  public record Verdict(
      Outcome outcome,
      int rule,
      List<String> reasons,
      List<String> findings,
      @Nullable String review,
      @Nullable List<String> cleared,
      @Nullable String holdKind,
      @Nullable Instant expiresAt) {
    public Verdict {
      reasons = Codes.reasons("reasons", reasons);
      findings = Codes.names("findings", findings);
      Codes.word("review", review);
      cleared = cleared == null ? null : Codes.names("cleared", cleared);
      Codes.number("rule", rule);
      Codes.word("hold_kind", holdKind);
      Codes.time("expires_at", expiresAt);
    }
  }

  /// With what it was decided, so that it can be decided again.
  ///
  /// @param inspectionVersion null: there was no text to inspect
  public record Grounds(
      String policyVersion,
      @Nullable String inspectionVersion,
      String build,
      long directoryRevision,
      Instant decidedAt) {
    public Grounds {
      Codes.name("policy_version", policyVersion);
      Codes.name("inspection_version", inspectionVersion);
      Codes.name("build", build);
      Codes.number("directory_revision", directoryRevision);
      Codes.time("decided_at", decidedAt);
    }
  }

  public Decision {
    Codes.record("origin_of_record", originOfRecord);
    if ((outboxPartition == null) != (outboxNumber == null)) {
      throw new IllegalArgumentException("outbox_partition and outbox_number belong together");
    }
    numberOf(originOfRecord, outboxPartition, outboxNumber);
  }

  @Override
  public String identity() {
    return "decision/" + event.eventId();
  }

  @Override
  public Instant at() {
    return grounds.decidedAt();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> organizations() {
    return Stream.of(
            Optional.ofNullable(parties.source()),
            Optional.ofNullable(parties.target()),
            Optional.ofNullable(parties.origin()))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  @Override
  public List<ErasableId> ids() {
    return ErasableId.listOf(event.referralId(), event.dispatchId(), matter.basisId());
  }

  @Override
  public Optional<Outcome> outcome() {
    return Optional.of(verdict.outcome());
  }

  @Override
  public List<String> reasons() {
    return verdict.reasons();
  }

  @Override
  public @Nullable String road() {
    return parties.road();
  }

  @Override
  public Optional<OutboxNumber> number() {
    return numberOf(originOfRecord, outboxPartition, outboxNumber);
  }

  private static Optional<OutboxNumber> numberOf(
      String originOfRecord, @Nullable Integer partition, @Nullable Long number) {
    if (partition == null || number == null) {
      return Optional.empty();
    }
    String topic = originOfRecord.substring(0, originOfRecord.indexOf('/'));
    return Optional.of(new OutboxNumber(topic, partition, number));
  }
}
