// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firebreak.audit.LoggedEntry;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.ErasableId;
import org.jspecify.annotations.Nullable;

/// @param entry the entry's own bytes, put into the answer as they are
/// @param ids what its commitments stand for; not part of the entry, and not proven by its proof
record EntryView(long index, String leafHash, @JsonRawValue String entry, IdsView ids) {

  /// Null where the entry has none, or its key is destroyed.
  record IdsView(@Nullable UUID referralId, @Nullable UUID dispatchId, @Nullable UUID basisId) {}

  static EntryView of(LoggedEntry entry, Map<Commitment, ErasableId> ids) {
    Set<Commitment> commitments = Commitment.in(entry.bytes());
    return new EntryView(
        entry.index(),
        entry.leafHash().hex(),
        new String(entry.bytes(), StandardCharsets.UTF_8),
        new IdsView(
            id(commitments, ErasableId.Kind.REFERRAL, ids),
            id(commitments, ErasableId.Kind.DISPATCH, ids),
            id(commitments, ErasableId.Kind.BASIS, ids)));
  }

  private static @Nullable UUID id(
      Set<Commitment> commitments, ErasableId.Kind kind, Map<Commitment, ErasableId> ids) {
    return commitments.stream()
        .map(ids::get)
        .filter(id -> id != null && id.kind() == kind)
        .map(ErasableId::id)
        .findFirst()
        .orElse(null);
  }
}
