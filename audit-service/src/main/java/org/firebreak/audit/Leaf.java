// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.Optional;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.Keyring;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;

/// An entry with the bytes that are hashed for it. Its index is not among them: it is given when
/// the entry is appended.
///
/// @param referral what stands in the bytes for the referral that it is about
public record Leaf(Draft draft, Optional<Commitment> referral, byte[] bytes, Hash hash) {

  /// @param keys of all ids that the entry holds
  public static Leaf of(Draft draft, Keyring keys) {
    byte[] bytes = EntryForm.of(draft, keys).bytes();
    return new Leaf(
        draft, draft.entry().referral().map(keys::commit), bytes, Hashing.leafHash(bytes));
  }

  public Entry entry() {
    return draft.entry();
  }
}
