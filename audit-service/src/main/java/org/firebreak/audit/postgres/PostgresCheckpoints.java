// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.firebreak.audit.Checkpoints;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.SignedTree;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.SignedNote;

@ApplicationScoped
@ActivateRequestContext
@Transactional
class PostgresCheckpoints implements Checkpoints, PanacheRepositoryBase<SignedCheckpointRow, Long> {
  private final InstantSource time;

  PostgresCheckpoints(InstantSource time) {
    this.time = time;
  }

  @Override
  public Optional<SignedTree> lastSigned() {
    return database(() -> find("order by treeSize desc").firstResultOptional())
        .map(row -> new SignedTree(frontier(row), note(row.note)));
  }

  @Override
  public void addSigned(SignedTree tree) {
    insert(
        "insert into signed_checkpoint (tree_size, frontier, note, signed_at)"
            + " values (:size, :frontier, :note, :now) on conflict do nothing",
        tree.note(),
        Optional.of(tree.frontier()));
  }

  @Override
  public Optional<SignedNote> published() {
    return database(() ->
            getSession()
                .createNativeQuery(
                    "select note from published_checkpoint order by tree_size desc limit 1",
                    String.class)
                .uniqueResultOptional())
        .map(PostgresCheckpoints::note);
  }

  @Override
  public Optional<SignedNote> published(long treeSize) {
    return database(() ->
            getSession()
                .createNativeQuery(
                    "select note from published_checkpoint where tree_size = :size", String.class)
                .setParameter("size", treeSize)
                .uniqueResultOptional())
        .map(PostgresCheckpoints::note);
  }

  @Override
  public Optional<SignedNote> firstPublished(Instant since) {
    return database(() ->
            getSession()
                .createNativeQuery(
                    "select note from published_checkpoint where published_at >= :since"
                        + " order by published_at, tree_size limit 1",
                    String.class)
                .setParameter("since", since)
                .uniqueResultOptional())
        .map(PostgresCheckpoints::note);
  }

  @Override
  public void publish(SignedNote note) {
    insert(
        "insert into published_checkpoint (tree_size, note, published_at) select :size, :note, :now"
            + " where not exists (select from published_checkpoint where tree_size >= :size)"
            + " on conflict do nothing",
        note,
        Optional.empty());
  }

  private void insert(String sql, SignedNote note, Optional<Frontier> frontier) {
    database(() -> {
      var insert =
          getSession()
              .createNativeMutationQuery(sql)
              .setParameter("size", Checkpoint.of(note.text()).treeSize())
              .setParameter("note", new String(note.bytes(), StandardCharsets.UTF_8))
              .setParameter("now", time.instant());
      frontier.ifPresent(edge -> insert.setParameter("frontier", edge.bytes()));
      return insert.executeUpdate();
    });
  }

  private static Frontier frontier(SignedCheckpointRow row) {
    try {
      return Frontier.ofBytes(row.frontier);
    } catch (IllegalArgumentException e) {
      throw new LogDamaged(
          "the signed tree of %d entries cannot be read".formatted(row.treeSize), e);
    }
  }

  private static SignedNote note(String text) {
    try {
      return SignedNote.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new LogDamaged("a checkpoint that is stored cannot be read", e);
    }
  }

  private static <T> T database(Supplier<T> work) {
    try {
      return work.get();
    } catch (PersistenceException e) {
      throw new LogUnavailable("the database did not answer", e);
    }
  }
}
