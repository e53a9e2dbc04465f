// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.verify.SignedLog.run;
import static org.firebreak.audit.verify.SignedLog.write;
import static org.firebreak.audit.verify.SignedLog.zip;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.recount.CleanLog;
import org.firebreak.audit.recount.LogEntry;
import org.firebreak.audit.recount.Statement;
import org.firebreak.audit.recount.StatementCount;
import org.firebreak.audit.recount.StatementScope;
import org.firebreak.audit.recount.Statistics;
import org.firebreak.audit.recount.StatisticsCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsAndStatementsTest {
  private static final SignedLog LOG = SignedLog.of(CleanLog.ofSize(700, 1));

  @TempDir Path folder;
  private Path policy = Path.of("");

  @BeforeEach
  void writePolicy() throws IOException {
    policy = SignedLog.policy(folder);
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  @Test
  void anExportOfAllEntriesIsProvenAndCounted() {
    assertThat(run("export", "--policy", policy, LOG.export(at("all.zip"), 0, 700)))
        .startsWith("0\n")
        .contains("Proven: these are all entries from number 0", "Counted: no number")
        .doesNotContain("WRONG");
    assertThat(run("export", "--policy", policy, LOG.export(at("part.zip"), 300, 513)))
        .startsWith("0\n")
        .contains("Counted within this range");
    assertThat(run("export", "--policy", policy, LOG.export(at("none.zip"), 300, 300)))
        .startsWith("0\n");
  }

  @Test
  void theFirstWrongEntryOfAnExportIsNamedByItsLeafHash() {
    var changed = new ArrayList<>(LOG.entries().subList(100, 200));
    changed.set(42, LOG.entries().get(3));
    assertThat(run("export", "--policy", policy, LOG.export(at("a.zip"), 100, 200, changed)))
        .startsWith("1\n")
        .contains("the entries are not those that were signed", "is entry 142.")
        .doesNotContain("Proven", "Counted");
    assertThat(
            run(
                "export",
                "--policy",
                policy,
                LOG.export(at("b.zip"), 100, 200, LOG.entries().subList(100, 190))))
        .startsWith("1\n")
        .contains("missing", "is entry 190.");
    assertThat(
            run(
                "export",
                "--policy",
                policy,
                LOG.export(at("c.zip"), 100, 200, LOG.entries().subList(100, 201))))
        .startsWith("1\n")
        .contains("more entries", "is entry 200.");
    var withoutHints =
        zip(
            at("d.zip"),
            "entries.ndjson",
            SignedLog.lines(changed),
            "range.proof",
            RangeProof.of(100, 200, LOG.note(), LOG).bytes());
    assertThat(run("export", "--policy", policy, withoutHints))
        .startsWith("1\n")
        .contains("Which one cannot be told");
  }

  /// Entries are read ahead by the megabyte: what is found must not depend on where one begins.
  @Test
  void theFirstWrongEntryOfALongExportIsNamedWhereverItStands() {
    var log = SignedLog.of(CleanLog.ofSize(6_000, 3));
    assertThat(SignedLog.lines(log.entries())).hasSizeGreaterThan(3 << 20);
    assertThat(run("export", "--policy", policy, log.export(at("a.zip"), 0, 6_000)))
        .startsWith("0\n")
        .doesNotContain("WRONG");
    for (int first : List.of(0, 1, 1_700, 3_000, 5_000, 5_999)) {
      var changed = new ArrayList<>(log.entries());
      changed.set(first, log.entries().get(2));
      changed.set(5_999, log.entries().get(2));
      assertThat(run("export", "--policy", policy, log.export(at("b.zip"), 0, 6_000, changed)))
          .startsWith("1\n")
          .contains("is entry %d.".formatted(first));
    }
  }

  @Test
  void leafHashesThatLieChangeNothing() {
    var proof = RangeProof.of(0, 700, LOG.note(), LOG).bytes();
    for (byte[] hints : List.of(new byte[0], new byte[31], new byte[32 * 700], new byte[99_999])) {
      var file =
          zip(
              at("a.zip"),
              "entries.ndjson",
              SignedLog.lines(LOG.entries()),
              "range.proof",
              proof,
              "leaves.bin",
              hints);
      assertThat(run("export", "--policy", policy, file)).startsWith("0\n");
    }
  }

  @Test
  void anExportThatIsNotAsItMustBeIsWrong() throws IOException {
    byte[] proof = RangeProof.of(0, 700, LOG.note(), LOG).bytes();
    byte[] lines = SignedLog.lines(LOG.entries());
    byte[] cut = java.util.Arrays.copyOf(lines, lines.length - 1);
    for (Path file :
        List.of(
            zip(at("a.zip"), "entries.ndjson", lines),
            zip(at("b.zip"), "range.proof", proof),
            zip(at("c.zip"), "entries.ndjson", lines, "range.proof", proof, "x", proof),
            zip(at("d.zip"), "entries.ndjson", cut, "range.proof", proof),
            zip(at("e.zip"), "entries.ndjson", new byte[70_000], "range.proof", proof),
            zip(at("f.zip"), "entries.ndjson", lines, "range.proof", lines),
            write(at("g.zip"), proof))) {
      assertThat(run("export", "--policy", policy, file)).as(file.toString()).startsWith("1\n");
    }
    assertThat(run("export", "--policy", policy, at("missing.zip"))).startsWith("2\n");
  }

  @Test
  void anEarlierCheckpointIsHeldAgainstTheSameEntries() throws IOException {
    var all = LOG.export(at("all.zip"), 0, 700);
    var part = LOG.export(at("part.zip"), 300, 500);
    for (int kept : List.of(0, 1, 256, 699, 700)) {
      var file = write(at("kept"), LOG.first(kept).note().bytes());
      assertThat(run("export", "--policy", policy, all, "--earlier", file))
          .startsWith("0\n")
          .contains("the first %d entries are those".formatted(kept));
    }
    for (int kept : List.of(300, 400, 500)) {
      var file = write(at("kept"), LOG.first(kept).note().bytes());
      assertThat(run("export", "--policy", policy, part, "--earlier", file)).startsWith("0\n");
    }
    var outside = write(at("outside"), LOG.first(299).note().bytes());
    assertThat(run("export", "--policy", policy, part, "--earlier", outside)).startsWith("2\n");
    var other = SignedLog.of(CleanLog.ofSize(256, 2));
    var rewritten = write(at("rewritten"), other.note().bytes());
    assertThat(run("export", "--policy", policy, all, "--earlier", rewritten))
        .startsWith("1\n")
        .contains("not those of the checkpoint that you kept");
  }

  @Test
  void aStatementIsCountedAgain() throws IOException {
    var export = LOG.export(at("all.zip"), 0, 700);
    var count = new StatementCount(StatementScope.ALL);
    for (int i = 0; i < 700; i++) {
      count.add(i, LogEntry.ofBytes(LOG.entries().get(i)));
    }
    var checkpoint = Checkpoint.of(LOG.note().text());
    var counts = count.counts();
    byte[] bytes =
        new Statement(2, 0, 700, 700, checkpoint.rootHash(), StatementScope.ALL, counts).bytes();
    var statement = write(at("statement.json"), bytes);
    assertThat(counts.deliveredToImmigration()).isZero();
    assertThat(counts.deliveredToUnclassified()).isZero();
    assertThat(counts.delivered()).isPositive();
    assertThat(counts.refusedImmigration()).isPositive();

    assertThat(run("statement", "--policy", policy, statement, export))
        .startsWith("0\n")
        .contains("byte for byte", "\n  delivered_to_immigration: 0\n");

    var lie =
        new Statement(
            2,
            0,
            700,
            700,
            Hashing.EMPTY_ROOT,
            StatementScope.ALL,
            new StatementCount.Counts(
                counts.delivered() - 1,
                counts.held() + 1,
                counts.notSent(),
                counts.deliveredBySector(),
                counts.refusedImmigration(),
                0,
                0));
    write(statement, lie.bytes());
    assertThat(run("statement", "--policy", policy, statement, export))
        .startsWith("1\n")
        .contains("claimed held: " + (counts.held() + 1), "counted held: " + counts.held());
    write(statement, new byte[] {'{', '}'});
    assertThat(run("statement", "--policy", policy, statement, export)).startsWith("1\n");
  }

  @Test
  void statisticsAreCountedAgain() throws IOException {
    var export = LOG.export(at("all.zip"), 0, 700);
    var from = Instant.parse("2026-03-01T08:30:00Z");
    var to = Instant.parse("2026-03-01T12:00:00Z");
    var count = new StatisticsCount(from, to);
    LOG.entries().forEach(entry -> count.add(LogEntry.ofBytes(entry)));
    var root = Checkpoint.of(LOG.note().text()).rootHash();
    var claimed = new Statistics(0, 700, 700, root, from, to, count.rows());
    var file = write(at("statistics.json"), claimed.bytes());

    assertThat(run("statistics", "--policy", policy, file, export))
        .startsWith("0\n")
        .contains("byte for byte", "\n  rows: {", "\"source_organization\":\"north-refuge\"");

    var left = new ArrayList<>(count.rows());
    var row = left.removeFirst();
    var lie = new Statistics(0, 700, 700, root, from, to, left);
    write(file, lie.bytes());
    assertThat(run("statistics", "--policy", policy, file, export))
        .startsWith("1\n")
        .contains("  counted rows: {\"decisions\":%d,".formatted(row.decisions()))
        .doesNotContain("claimed rows");
    assertThat(run("statement", "--policy", policy, file, export)).startsWith("1\n");
  }

  @Test
  void nothingIsCountedOverAnEntryThatCannotBeRead() throws IOException {
    var entries = new ArrayList<>(LOG.entries().subList(0, 9));
    entries.set(4, new byte[] {'{', '}'});
    var log = SignedLog.of(entries);
    var export = log.export(at("all.zip"), 0, 9);
    var root = Checkpoint.of(log.note().text()).rootHash();
    var none = new StatementCount(StatementScope.ALL).counts();
    var claimed = new Statement(2, 0, 9, 9, root, StatementScope.ALL, none);
    var statement = write(at("statement.json"), claimed.bytes());

    assertThat(run("export", "--policy", policy, export))
        .startsWith("1\n")
        .contains("Proven", "ENTRY_NOT_READABLE at entry 4.");
    assertThat(run("statement", "--policy", policy, statement, export))
        .startsWith("1\n")
        .contains("entry 4 cannot be read");
  }
}
