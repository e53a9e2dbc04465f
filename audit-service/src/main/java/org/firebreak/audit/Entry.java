// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  default @Nullable UUID referralId() {
    return null;
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
