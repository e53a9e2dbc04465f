// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.Optional;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;

/// An entry with the bytes that are hashed for it. Its index is not among them: it is given when
/// the entry is appended.
///
/// @param record empty for what this service states itself
public record Leaf(
    Entry entry, Optional<RecordReference> record, Instant loggedAt, byte[] bytes, Hash hash) {

  /// `nonce` keeps anyone who sees only hashes from finding the entry by trying all that it could
  /// say.
  public static Leaf of(
      Entry entry, Optional<RecordReference> record, Instant loggedAt, Nonce nonce) {
    byte[] bytes = EntryForm.of(entry, record, loggedAt, nonce).bytes();
    return new Leaf(entry, record, loggedAt, bytes, Hashing.leafHash(bytes));
  }

  /// Tells a record that is read again, which is nothing new, from a second record that says
  /// something else.
  public Hash fingerprint() {
    return record.map(RecordReference::valueHash).orElse(hash);
  }
}
