// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.recount.LogEntry;
import org.firebreak.audit.recount.Statement;
import org.firebreak.audit.recount.StatementCount;

/// A non-disclosure statement.
record StatementClaim(Statement statement, StatementCount count) implements Claim {
  static Claim ofBytes(byte[] bytes) {
    var statement = Statement.ofBytes(bytes);
    return new StatementClaim(statement, new StatementCount(statement.scope()));
  }

  @Override
  public byte[] claimed() {
    return statement.bytes();
  }

  @Override
  public void add(long index, LogEntry entry) {
    count.add(index, entry);
  }

  @Override
  public byte[] counted(RangeProof proof) {
    return new Statement(
            statement.version(),
            proof.from(),
            proof.to(),
            proof.checkpoint().treeSize(),
            proof.checkpoint().rootHash(),
            statement.scope(),
            count.counts())
        .bytes();
  }
}
