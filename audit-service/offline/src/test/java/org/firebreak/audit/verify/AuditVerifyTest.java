// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.verify.SignedLog.run;
import static org.firebreak.audit.verify.SignedLog.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firebreak.audit.recount.CleanLog;
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
}
