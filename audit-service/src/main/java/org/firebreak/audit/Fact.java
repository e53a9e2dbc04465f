// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.firebreak.audit.erasure.ErasableId;
import org.jspecify.annotations.Nullable;

/// Something that auditors must know and that is not a decision. The fields are those of the fact
/// contract, in groups.
///
/// @param count how many things were listed or answered
/// @param statedNumbers of numbers-stated, `topic/partition/number`: how far the producer has come
/// @param number given by the producer's outbox; empty on what this service states itself
public record Fact(
    UUID factId,
    String kind,
    String producer,
    Instant at,
    Actor actor,
    Subject subject,
    @Nullable Long revision,
    @Nullable Long count,
    List<String> reasons,
    List<String> statedNumbers,
    Optional<OutboxNumber> number)
    implements Entry {

  /// Whose token it was, and in which role: never which person.
  public record Actor(@Nullable String organization, @Nullable String role) {
    public Actor {
      Codes.organization("acting_organization", organization);
      Codes.word("acting_role", role);
    }
  }

  public record Subject(
      @Nullable String organization,
      @Nullable UUID referralId,
      @Nullable UUID dispatchId,
      @Nullable UUID eventId,
      @Nullable UUID basisId,
      @Nullable String immigrationFunction,
      @Nullable String partOf,
      @Nullable UUID legalHoldId,
      @Nullable UUID accessGrantId) {
    public static final Subject NONE =
        new Subject(null, null, null, null, null, null, null, null, null);

    static Subject legalHold(UUID legalHoldId) {
      return new Subject(null, null, null, null, null, null, null, legalHoldId, null);
    }

    public Subject {
      Codes.organization("about_organization", organization);
      Codes.word("immigration_function", immigrationFunction);
      Codes.organization("part_of", partOf);
    }
  }

  public Fact {
    Codes.word("kind", kind);
    if (List.of(Decision.KIND, Stated.KIND, Unreadable.KIND).contains(kind)) {
      throw new IllegalArgumentException("kind is one that no fact has");
    }
    Codes.word("producer", producer);
    Codes.time("at", at);
    Codes.number("revision", revision);
    Codes.number("count", count);
    reasons = Codes.reasons("reasons", reasons);
    statedNumbers = Codes.statedNumbers("stated_numbers", statedNumbers);
  }

  @Override
  public String identity() {
    return "fact/" + factId;
  }

  @Override
  public List<String> organizations() {
    return Stream.of(
            Optional.ofNullable(actor.organization()), Optional.ofNullable(subject.organization()))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  @Override
  public List<ErasableId> ids() {
    return ErasableId.listOf(subject.referralId(), subject.dispatchId(), subject.basisId());
  }

  /// An auditor read entries. What was searched for is left out: it may point at a person.
  static Fact entriesQueried(
      UUID factId, Instant at, Reader reader, Question question, long count) {
    return own(
        factId,
        "entries-queried",
        at,
        new Actor(reader.organization(), reader.role()),
        Subject.NONE,
        count,
        List.of(question.name()));
  }

  /// @param kind `access-proposed`, `access-approved` or `access-revoked`
  /// @param grantee the organization whose auditor may read
  public static Fact ofAccess(
      UUID factId, String kind, Act act, UUID grantId, String grantee, String purpose) {
    return own(
        factId,
        kind,
        act.at(),
        auditor(act.organization()),
        new Subject(grantee, null, null, null, null, null, null, null, grantId),
        null,
        List.of(purpose));
  }

  /// Entries whose time is over were dropped; their hashes stay.
  static Fact entriesLetGo(UUID factId, Instant at, long count) {
    return own(
        factId, "entries-let-go", at, new Actor(null, "system"), Subject.NONE, count, List.of());
  }

  /// @param kind `legal-hold-placed`, `legal-hold-lift-proposed` or `legal-hold-lifted`
  static Fact ofLegalHold(UUID factId, String kind, Act act, UUID holdId, LegalHold.Reason reason) {
    return own(
        factId,
        kind,
        act.at(),
        auditor(act.organization()),
        Subject.legalHold(holdId),
        null,
        List.of(reason.name()));
  }

  /// What an auditor did at this service, about nobody in particular.
  public static Fact byAuditor(
      UUID factId, String kind, Instant at, String organization, long count, List<String> reasons) {
    return own(factId, kind, at, auditor(organization), Subject.NONE, count, reasons);
  }

  private static Actor auditor(String organization) {
    return new Actor(organization, "auditor");
  }

  private static Fact own(
      UUID factId,
      String kind,
      Instant at,
      Actor actor,
      Subject subject,
      @Nullable Long count,
      List<String> reasons) {
    return new Fact(
        factId,
        kind,
        "audit-service",
        at,
        actor,
        subject,
        null,
        count,
        reasons,
        List.of(),
        Optional.empty());
  }
}
