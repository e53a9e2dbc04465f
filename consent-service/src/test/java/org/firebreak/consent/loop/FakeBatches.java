// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// In memory, and there for as long as a database would be: a writer that dies leaves its batch
/// open.
public final class FakeBatches implements Batches {

  private final Map<String, Long> numbers = new HashMap<>();
  private final Set<Batch> open = new HashSet<>();

  @Override
  public Batch open(String writer) {
    open.removeIf(batch -> batch.writer().equals(writer));
    var batch = new Batch(writer, numbers.merge(writer, 1L, Long::sum));
    open.add(batch);
    return batch;
  }

  @Override
  public void close(Batch batch) {
    open.remove(batch);
  }

  @Override
  public Set<Batch> underway() {
    return Set.copyOf(open);
  }
}
