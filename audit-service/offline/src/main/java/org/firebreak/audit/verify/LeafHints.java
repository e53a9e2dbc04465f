// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.RangeCheck;
import org.firebreak.audit.log.RangeProof;

/// The leaf hashes that an export brings along. Nobody vouches for them; but if they lead to the
/// signed root and the entries do not, the first entry that differs from them is a wrong one.
final class LeafHints implements AutoCloseable {
  private final InputStream in;
  private final RangeCheck check;
  private long firstDifferent = -1;
  private boolean ended;

  LeafHints(InputStream in, RangeProof proof) {
    this.in = in;
    this.check = proof.check();
  }

  void compare(long index, Hash leafHash) throws IOException {
    if (!next().equals(leafHash) && firstDifferent < 0) {
      firstDifferent = index;
    }
  }

  /// The hash that no entry has, once there are no more.
  private Hash next() throws IOException {
    byte[] bytes = ended ? new byte[0] : in.readNBytes(Hash.LENGTH);
    if (bytes.length < Hash.LENGTH) {
      ended = true;
      return Hash.of(new byte[Hash.LENGTH]);
    }
    Hash hash = Hash.of(bytes);
    check.add(hash);
    return hash;
  }

  /// The first index that is wrong; ask once, after the last entry, when the entries do not lead to
  /// the signed root.
  OptionalLong firstWrong(long next) throws IOException {
    while (!ended) {
      next();
    }
    return check.result() == RangeCheck.Result.HOLDS
        ? OptionalLong.of(firstDifferent < 0 ? next : firstDifferent)
        : OptionalLong.empty();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
