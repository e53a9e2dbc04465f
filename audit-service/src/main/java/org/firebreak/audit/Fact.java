// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
      @Nullable String immigrationFunction) {
    public static final Subject NONE = new Subject(null, null, null, null, null, null);

    public Subject {
      Codes.organization("about_organization", organization);
      Codes.word("immigration_function", immigrationFunction);
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
  public @Nullable UUID referralId() {
    return subject.referralId();
  }

  /// An auditor read entries. What was searched for is left out: it may point at a person.
  static Fact entriesQueried(UUID factId, Instant at, String organization, long count) {
    return new Fact(
        factId,
        "entries-queried",
        "audit-service",
        at,
        new Actor(organization, "auditor"),
        Subject.NONE,
        null,
        count,
        List.of(),
        List.of(),
        Optional.empty());
  }
}
