// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.firebreak.audit.log.Hash;

/// The keys of the ids that some entries hold.
public final class Keyring {
  public static final Keyring EMPTY = new Keyring(Map.of());

  private final Map<ErasableId, CommitmentKey> keys;

  public Keyring(Map<ErasableId, CommitmentKey> keys) {
    this.keys = Map.copyOf(keys);
  }

  public Commitment commit(ErasableId id) {
    return key(id).commit(id);
  }

  /// To the SHA-256 of a record that holds these ids, at least one. The hash itself would betray
  /// them: all else that the record says stands in its entry, so whoever kept the ids could write
  /// the record again and compare. Under all of their keys, so that it goes with the first.
  public Commitment commit(List<ErasableId> ids, Hash record) {
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("without a key there is no commitment");
    }
    var joined = new ByteArrayOutputStream();
    ids.forEach(id -> joined.writeBytes(key(id).bytes()));
    return CommitmentKey.commit(joined.toByteArray(), "record", record.hex());
  }

  private CommitmentKey key(ErasableId id) {
    CommitmentKey key = keys.get(id);
    if (key == null) {
      throw new IllegalStateException("an id has no key: " + id);
    }
    return key;
  }
}
