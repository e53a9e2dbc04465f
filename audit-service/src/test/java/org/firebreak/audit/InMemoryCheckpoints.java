// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.SignedNote;

final class InMemoryCheckpoints implements Checkpoints {
  final TreeMap<Long, SignedTree> signed = new TreeMap<>();
  final TreeMap<Long, SignedNote> published = new TreeMap<>();
  private final TreeMap<Instant, Long> publishedAt = new TreeMap<>();
  private final InstantSource time;

  InMemoryCheckpoints() {
    this(InstantSource.fixed(Instant.EPOCH));
  }

  InMemoryCheckpoints(InstantSource time) {
    this.time = time;
  }

  @Override
  public Optional<SignedTree> lastSigned() {
    return Optional.ofNullable(signed.lastEntry()).map(Map.Entry::getValue);
  }

  @Override
  public void addSigned(SignedTree tree) {
    signed.putIfAbsent(tree.frontier().size(), tree);
  }

  @Override
  public Optional<SignedNote> published() {
    return Optional.ofNullable(published.lastEntry()).map(Map.Entry::getValue);
  }

  @Override
  public Optional<SignedNote> published(long treeSize) {
    return Optional.ofNullable(published.get(treeSize));
  }

  @Override
  public Optional<SignedNote> firstPublished(Instant since) {
    return Optional.ofNullable(publishedAt.ceilingEntry(since))
        .flatMap(first -> published(first.getValue()));
  }

  @Override
  public void publish(SignedNote note) {
    long size = Checkpoint.of(note.text()).treeSize();
    if (published.isEmpty() || published.lastKey() < size) {
      published.put(size, note);
      publishedAt.putIfAbsent(time.instant(), size);
    }
  }
}
