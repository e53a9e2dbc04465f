// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.verify.SignedLog.run;
import static org.firebreak.audit.verify.SignedLog.write;
import static org.firebreak.audit.verify.SignedLog.zip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyTest {
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
  void aBundleShowsItsEntryAndWhoVouchesForIt() throws IOException {
    var file = write(at("7.tlog-proof"), LOG.bundle(7));

    assertThat(run("bundle", "--policy", policy, file))
        .startsWith("0\n")
        .contains(
            "Log: audit.example/log, whose signature is valid.",
            "Witness: w0 (witness.example/0) saw the same",
            "at 2026-09-21T",
            "number 7 of the 700",
            "\n  logged_at: 2026-03-01T",
            "Not proven:");
  }

  @Test
  void theEntryOfAnotherIndexProvesNothing() throws IOException {
    var bundle = new String(LOG.bundle(7), StandardCharsets.UTF_8);
    var file =
        write(at("7"), bundle.replace("index 7", "index 6").getBytes(StandardCharsets.UTF_8));

    assertThat(run("bundle", "--policy", policy, file)).startsWith("1\n").contains("not entry 6");
  }

  @Test
  void exitCodesTellWrongFromNotCheckedFromTooFewWitnesses() throws IOException {
    var good = write(at("good"), LOG.bundle(7));
    var malformed = write(at("malformed"), new byte[] {1});
    var one = write(at("one"), LOG.note(1).bytes());
    var two = write(at("two"), LOG.note(3).bytes());

    assertThat(run("bundle", "--policy", policy, good, at("missing"))).startsWith("2\n");
    assertThat(run("bundle", "--policy", policy, at("missing"), malformed)).startsWith("1\n");
    assertThat(run("checkpoints", "--policy", policy, one, two))
        .startsWith("3\n")
        .contains("TOO FEW WITNESSES: 1 of the 3");
    assertThat(run("bundle", "--policy", at("missing"), good)).startsWith("2\n");
    assertThat(run("bundle", "--policy", malformed, good)).startsWith("2\n");
    var stranger = write(at("stranger"), "quorum none\n".getBytes(StandardCharsets.UTF_8));
    assertThat(run("bundle", "--policy", stranger, good))
        .startsWith("2\n")
        .contains("does not name this log");
  }

  @Test
  void whatIsNoCommandIsAnsweredWithTheUsage() {
    for (List<String> words :
        List.of(
            List.<String>of(),
            List.of("bundle"),
            List.of("bundle", "x"),
            List.of("bundle", "--policy", "p"),
            List.of("bundle", "--policy"),
            List.of("bundle", "--policy", "p", "--policy", "p", "x"),
            List.of("bundle", "--policy", "p", "--earlier", "e", "x"),
            List.of("export", "--policy", "p", "a", "b"),
            List.of("log", "--policy", "p", "a", "b"),
            List.of("checkpoints", "--policy", "p", "a"),
            List.of("statement", "--policy", "p", "a"),
            List.of("prove", "--policy", "p", "a"),
            List.of("bundle", "--policy", "p\0", "a"))) {
      assertThat(run(words.toArray())).startsWith("2\n").contains("audit-verify bundle");
    }
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
  void aLogInFilesIsProvenTileByTile() throws IOException {
    for (int size : List.of(0, 1, 255, 256, 257, 512, 700)) {
      var log = LOG.first(size).folder(at("log" + size));
      assertThat(run("log", "--policy", policy, log))
          .startsWith("0\n")
          .contains("the fingerprints of all %d entries".formatted(size));
    }
    Files.delete(at("log700/tile/0/001"));
    assertThat(run("log", "--policy", policy, at("log700")))
        .startsWith("2\n")
        .contains("tile/0/001");
  }

  @Test
  void aTileThatWasReplacedByItsFullOneIsTheSame() throws IOException {
    LOG.folder(at("log"));
    Files.delete(at("log/tile/0/002.p/188"));
    var more = SignedLog.of(CleanLog.ofSize(768, 1)).leaves(512, 768);
    write(at("log/tile/0/002"), more);
    assertThat(run("log", "--policy", policy, at("log"))).startsWith("0\n");
  }

  @Test
  void aSplitViewIsPrintedForOthersToCheck() throws IOException {
    var one = write(at("one"), LOG.note().bytes());
    var other = write(at("other"), SignedLog.of(CleanLog.ofSize(700, 2)).note().bytes());

    assertThat(run("checkpoints", "--policy", policy, one, one)).startsWith("0\n");
    assertThat(run("checkpoints", "--policy", policy, one, other))
        .startsWith("1\n")
        .contains("shows two faces")
        .contains(Files.readString(one), Files.readString(other));
  }

  @Test
  void checkpointsOfTwoSizesNeedAProof() throws IOException {
    var older = write(at("older"), LOG.first(300).note().bytes());
    var newer = write(at("newer"), LOG.note().bytes());
    var proof = write(at("proof"), LOG.consistency(300));
    var empty = write(at("empty"), LOG.first(0).note().bytes());
    var forked = write(at("forked"), SignedLog.of(CleanLog.ofSize(300, 2)).note().bytes());

    assertThat(run("checkpoints", "--policy", policy, newer, older)).startsWith("2\n");
    assertThat(run("checkpoints", "--policy", policy, newer, older, "--proof", proof))
        .startsWith("0\n")
        .contains("begins with all 300 entries");
    assertThat(run("checkpoints", "--policy", policy, forked, newer, "--proof", proof))
        .startsWith("1\n");
    assertThat(run("checkpoints", "--policy", policy, empty, newer)).startsWith("0\n");
    assertThat(run("checkpoints", "--policy", policy, older, newer, "--proof", newer))
        .startsWith("1\n");
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
        new Statement(0, 700, 700, checkpoint.rootHash(), StatementScope.ALL, counts).bytes();
    var statement = write(at("statement.json"), bytes);
    assertThat(counts.deliveredToImmigration()).isZero();
    assertThat(counts.delivered()).isPositive();
    assertThat(counts.refusedImmigration()).isPositive();

    assertThat(run("statement", "--policy", policy, statement, export))
        .startsWith("0\n")
        .contains("byte for byte", "\n  delivered_to_immigration: 0\n");

    var lie =
        new Statement(
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
                0));
    write(statement, lie.bytes());
    assertThat(run("statement", "--policy", policy, statement, export))
        .startsWith("1\n")
        .contains("claimed held: " + (counts.held() + 1), "counted held: " + counts.held());
    write(statement, new byte[] {'{', '}'});
    assertThat(run("statement", "--policy", policy, statement, export)).startsWith("1\n");
  }

  @Test
  void nothingIsCountedOverAnEntryThatCannotBeRead() throws IOException {
    var entries = new ArrayList<>(LOG.entries().subList(0, 9));
    entries.set(4, new byte[] {'{', '}'});
    var log = SignedLog.of(entries);
    var export = log.export(at("all.zip"), 0, 9);
    var root = Checkpoint.of(log.note().text()).rootHash();
    var none = new StatementCount(StatementScope.ALL).counts();
    var claimed = new Statement(0, 9, 9, root, StatementScope.ALL, none);
    var statement = write(at("statement.json"), claimed.bytes());

    assertThat(run("export", "--policy", policy, export))
        .startsWith("1\n")
        .contains("Proven", "ENTRY_NOT_READABLE at entry 4.");
    assertThat(run("statement", "--policy", policy, statement, export))
        .startsWith("1\n")
        .contains("entry 4 cannot be read");
  }
}
