// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.firebreak.audit.RunningLog.await;
import static org.firebreak.audit.RunningLog.column;

import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.RestAssured;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.log.TrustPolicy;
import org.firebreak.audit.verify.HashChain;
import org.firebreak.audit.verify.PlainTable;
import org.firebreak.audit.verify.Tally;
import org.firebreak.stack.quarkus.RealParts;

/// What stands behind and beside the service: another database than before, witnesses that are
/// away.
final class TamperedSurroundings {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Entries entries;
  private final AppendEntries appendEntries;
  private final MeterRegistry metrics;
  private final URL readiness;

  /// Beyond those that other tests of this service append.
  private long facts = 700_000_000;

  TamperedSurroundings(
      Entries entries, AppendEntries appendEntries, MeterRegistry metrics, URL readiness) {
    this.entries = entries;
    this.appendEntries = appendEntries;
    this.metrics = metrics;
    this.readiness = readiness;
  }

  List<Tally> lines() throws SQLException {
    return List.of(lagging(), witnessesAway());
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      var fact = EntryFixture.fact(++facts, Optional.empty());
      await(PATIENCE, "the log to answer", () -> isAppended(fact));
    }
  }

  /// The first may meet a connection to the database that was there before.
  private boolean isAppended(Fact fact) {
    try {
      appendEntries.append(fact);
      return true;
    } catch (LogUnavailable tryAgain) {
      return false;
    }
  }

  /// A copy that was taken before the last entries stands where the database stood. Then it goes on
  /// beyond them, with others.
  private Tally lagging() throws SQLException {
    var tally = new Tally("21", "Fail-over to a copy that lags", "service (each second)");
    withNobodyThere("create database audit_lagging template audit");
    append(5);
    long signed = entries.head().treeSize();
    await(PATIENCE, "what is appended to be signed", () -> lastSigned() == signed);
    withNobodyThere(
        "alter database audit rename to audit_ahead",
        "alter database audit_lagging rename to audit");
    tally.tried(refuses("BEHIND_WHAT_WAS_SIGNED"));
    while (sizeNow() <= signed) {
      append(1);
    }
    tally.tried(refuses("NOT_A_CONTINUATION"));
    tally.tried(lastSigned() < signed);
    List<byte[]> rows = column("select bytes from entry order by entry_index", byte[].class);
    tally.others(PlainTable.of(rows).notices(), HashChain.of(rows).notices());

    withNobodyThere(
        "alter database audit rename to audit_lagging",
        "alter database audit_ahead rename to audit");
    await(PATIENCE, "signing to go on", () -> refused() == 0);
    return tally;
  }

  private boolean refuses(String reason) {
    try {
      await(
          PATIENCE,
          reason,
          () -> refused() == 1 && RestAssured.get(readiness).asString().contains(reason));
      return RestAssured.get(readiness).statusCode() == 503;
    } catch (AssertionError e) {
      return false;
    }
  }

  private double refused() {
    var gauge = metrics.find("firebreak.audit.signing.refused").gauge();
    return gauge == null ? -1 : gauge.value();
  }

  private static long lastSigned() throws SQLException {
    return column("select coalesce(max(tree_size), 0) from signed_checkpoint", Long.class)
        .getFirst();
  }

  private static long sizeNow() throws SQLException {
    return column("select tree_size from head", Long.class).getFirst();
  }

  private static void withNobodyThere(String... statements) throws SQLException {
    try (Connection connection = RealParts.postgres().superuserConnection("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("alter database audit allow_connections false");
      statement.execute(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = 'audit'");
      for (String each : statements) {
        statement.execute(each);
      }
      statement.execute("update pg_database set datallowconn = true where datname like 'audit%'");
    }
  }

  /// A log of its own over the same entries, which two of three witnesses must cosign.
  private Tally witnessesAway() {
    var tally = new Tally("22", "Two of three witnesses are away", "readers (an older checkpoint)");
    var signer = NoteSigner.generate("audit.example/log", NoteKey.Type.NOTE, new SecureRandom());
    var witnesses =
        List.of(
            new FakeWitness("w1.example"),
            new FakeWitness("w2.example"),
            new FakeWitness("w3.example"));
    var checkpoints = new InMemoryCheckpoints();
    var signing = signing(signer, witnesses, checkpoints);
    signing.attempt();
    for (int round = 0; round < 3; round++) {
      long published = size(checkpoints);
      witnesses.get(round).away = true;
      witnesses.get((round + 1) % 3).away = true;
      append(4);
      Signing attempted = signing.attempt();
      boolean held =
          attempted instanceof Signing.Unpublished(Checkpoint checkpoint, int cosignatures)
              && cosignatures == 1
              && checkpoint.treeSize() >= published + 4
              && size(checkpoints) == published;
      witnesses.forEach(witness -> witness.away = false);
      signing.attempt();
      tally.tried(held && size(checkpoints) == entries.head().treeSize());
    }
    return tally;
  }

  private SignCheckpoints signing(
      NoteSigner signer, List<FakeWitness> witnesses, Checkpoints checkpoints) {
    var text = new StringBuilder("log " + signer.key() + "\n");
    witnesses.forEach(
        each -> text.append("witness %s %s\n".formatted(each.key().name(), each.key())));
    text.append("group three 2 w1.example w2.example w3.example\nquorum three\n");
    var policy = TrustPolicy.ofBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    LastSigned nowhere =
        new LastSigned() {
          @Override
          public Optional<SignedNote> get() {
            return Optional.empty();
          }

          @Override
          public void set(SignedNote note) {}
        };
    return new SignCheckpoints(
        entries, checkpoints, nowhere, new Cosigners(policy, List.copyOf(witnesses)), signer);
  }

  private static long size(Checkpoints checkpoints) {
    return checkpoints.published().map(note -> Checkpoint.of(note.text()).treeSize()).orElse(0L);
  }
}
