// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;

/// An entry as it stands in the log.
///
/// @param bytes canonical JSON, exactly as hashed
public record LoggedEntry(long index, byte[] bytes, Hash leafHash) {
  /// @throws LogDamaged if the bytes are not those that were hashed
  public LoggedEntry {
    if (!Hashing.leafHash(bytes).equals(leafHash)) {
      throw new LogDamaged("the entry at index " + index + " is not the one that was hashed");
    }
  }
}
