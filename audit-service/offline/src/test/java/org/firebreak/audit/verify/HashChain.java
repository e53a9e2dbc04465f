// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.util.ArrayList;
import java.util.List;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;

/// Audit rows, each with a hash over itself and the hash before it, the last of which nobody else
/// has. Whoever tampers computes it again from there on; an accident does not, nor does somebody
/// who may only write the rows.
public record HashChain(List<byte[]> rows, List<Hash> links) {
  public static HashChain of(List<byte[]> rows) {
    return new HashChain(rows, links(rows));
  }

  private static List<Hash> links(List<byte[]> rows) {
    var links = new ArrayList<Hash>();
    Hash last = Hashing.EMPTY_ROOT;
    for (byte[] row : rows) {
      last = Hashing.nodeHash(last, Hashing.leafHash(row));
      links.add(last);
    }
    return links;
  }

  HashChain with(List<byte[]> tampered) {
    return of(tampered);
  }

  HashChain kept(List<byte[]> damaged) {
    return new HashChain(damaged, links);
  }

  public boolean notices() {
    return !links(rows).equals(links);
  }
}
