// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.audit.erasure.Commitment;

/// Which entries, in the order of their index. A period is required: nobody reads the whole log by
/// leaving something out.
///
/// @param organization in whatever part it plays
/// @param reason one of the entry's reasons
/// @param referralId finds nothing once its key is destroyed
/// @param referral as it stands in entries
/// @param kind `decision`, `unreadable`, or a kind of fact
/// @param fields values that its members have, all of them
/// @param limit at most so many
public record EntryQuery(
    Period period,
    Optional<String> organization,
    Optional<Outcome> outcome,
    Optional<String> reason,
    Optional<UUID> referralId,
    Optional<Commitment> referral,
    Optional<String> kind,
    Map<EntryField, String> fields,
    int limit) {
  public static final int LARGEST_LIMIT = 500;

  public EntryQuery {
    Codes.organization("organization", organization.orElse(null));
    Codes.reasons("reason", reason.stream().toList());
    Codes.word("kind", kind.orElse(null));
    fields = Map.copyOf(fields);
    fields.forEach(EntryField::check);
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw new IllegalArgumentException("a limit is between 1 and " + LARGEST_LIMIT);
    }
  }
}
