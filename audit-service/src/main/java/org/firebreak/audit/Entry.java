// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.firebreak.audit.erasure.ErasableId;
import org.jspecify.annotations.Nullable;

/// What the log holds: ids, codes, numbers and times, never content. No field of any kind of entry
/// can hold a sentence.
public sealed interface Entry permits Decision, Fact, Stated, Unreadable {
  /// What it states. Two records with the same identity and the same bytes are one entry, however
  /// often they are read.
  String identity();

  Instant at();

  /// `decision`, `statement`, `unreadable`, or the kind of fact.
  String kind();

  /// Every organization that it names, for searching.
  default List<String> organizations() {
    return List.of();
  }

  /// Those that stand in the log only as commitments.
  default List<ErasableId> ids() {
    return List.of();
  }

  default Optional<ErasableId> referral() {
    return ids().stream().filter(id -> id.kind() == ErasableId.Kind.REFERRAL).findFirst();
  }

  default Optional<Outcome> outcome() {
    return Optional.empty();
  }

  default List<String> reasons() {
    return List.of();
  }

  default @Nullable String road() {
    return null;
  }

  /// By which auditors see that nothing before it is missing.
  default Optional<OutboxNumber> number() {
    return Optional.empty();
  }
}
