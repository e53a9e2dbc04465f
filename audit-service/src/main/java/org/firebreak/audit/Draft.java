// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.Optional;
import org.firebreak.audit.log.Hash;

/// An entry on its way into the log. Its bytes are written in the transaction that appends it,
/// where the keys of its ids are.
///
/// @param record empty for what this service states itself
/// @param nonce keeps anyone who sees only hashes from finding the entry by trying all that it
///   could say
public record Draft(Entry entry, Optional<RecordReference> record, Instant loggedAt, Nonce nonce) {

  /// Tells a record that is read again, which is nothing new, from a second record that says
  /// something else. It does not depend on keys, so that a record stays known when they are gone.
  public Hash fingerprint() {
    return record.map(RecordReference::valueHash).orElseGet(() -> Hash.of(nonce.bytes()));
  }
}
