// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.recount.LogEntry;
import org.firebreak.audit.recount.Statistics;
import org.firebreak.audit.recount.StatisticsCount;

record StatisticsClaim(Statistics statistics, StatisticsCount count) implements Claim {
  static Claim ofBytes(byte[] bytes) {
    var statistics = Statistics.ofBytes(bytes);
    return new StatisticsClaim(statistics, new StatisticsCount(statistics.from(), statistics.to()));
  }

  @Override
  public byte[] claimed() {
    return statistics.bytes();
  }

  @Override
  public void add(long index, LogEntry entry) {
    count.add(entry);
  }

  @Override
  public byte[] counted(RangeProof proof) {
    return new Statistics(
            proof.from(),
            proof.to(),
            proof.checkpoint().treeSize(),
            proof.checkpoint().rootHash(),
            statistics.from(),
            statistics.to(),
            count.rows())
        .bytes();
  }
}
