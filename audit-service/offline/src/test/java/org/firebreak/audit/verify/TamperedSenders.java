// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import static org.firebreak.audit.verify.SignedLog.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.recount.CleanLog;
import org.firebreak.audit.recount.LogEntry;

/// What is wrong before it is logged: the tree is whole, and so are table and chain. Only counting
/// what the entries say finds it.
final class TamperedSenders {
  private static final String DISPATCH = "\"dispatch_id\":\"";

  private final Path folder;
  private final Path policy;
  private final List<byte[]> clean = CleanLog.ofSize(400, 400);

  TamperedSenders(Path folder, Path policy) {
    this.folder = folder;
    this.policy = policy;
  }

  List<Tally> lines() {
    return List.of(missing(), silent(), secondDecision(), secondOutcome(), lostAtTheEnd());
  }

  private void logged(Tally tally, List<byte[]> entries, String finding, int index) {
    var log = SignedLog.of(entries);
    var file = log.export(folder.resolve("export.zip"), 0, log.size());
    String said = run("export", "--policy", policy, file);
    tally.tried(
        said.startsWith("1\n") && said.contains(finding),
        said.contains("%s at entry %d.".formatted(finding, index)));
    tally.others(PlainTable.of(entries).notices(), HashChain.of(entries).notices());
  }

  private static Optional<LogEntry.OutboxNumber> number(byte[] entry) {
    return LogEntry.ofBytes(entry).content() instanceof LogEntry.Decision decision
        ? decision.number()
        : Optional.empty();
  }

  private Tally missing() {
    var tally = new Tally("14", "A decision that was never logged", "export (numbers)");
    for (int i = 0; i < 60; i++) {
      var gone = number(clean.get(i));
      if (gone.isPresent()) {
        var entries = new ArrayList<>(clean);
        entries.remove(i);
        logged(tally, entries, "NUMBER_MISSING", indexOfNext(entries, gone.get()));
      }
    }
    return tally;
  }

  private static int indexOfNext(List<byte[]> entries, LogEntry.OutboxNumber gone) {
    var next = new LogEntry.OutboxNumber(gone.outbox(), gone.partition(), gone.number() + 1);
    for (int i = 0; i < entries.size(); i++) {
      if (number(entries.get(i)).filter(next::equals).isPresent()) {
        return i;
      }
    }
    throw new AssertionError("the last number of its partition");
  }

  /// Nothing more comes from it, so no number is missing either.
  private Tally silent() {
    var tally = new Tally("15", "A sender that falls silent", "export (stated numbers)");
    for (int last = 0; last < 200; last++) {
      if (text(clean.get(last)).contains("numbers-stated") && isConsent(clean.get(last))) {
        var entries = new ArrayList<>(clean.subList(0, last + 1));
        clean.stream().skip(last + 1).filter(entry -> !isConsent(entry)).forEach(entries::add);
        logged(tally, entries, "PRODUCER_SILENT", last);
      }
    }
    return tally;
  }

  /// From some event on, nothing of a partition arrives any more: no later number shows the gap,
  /// only what the sender states.
  private Tally lostAtTheEnd() {
    var tally = new Tally("28", "The last decisions never logged", "export (stated numbers)");
    for (int i = 0; i < 200; i++) {
      var gone = number(clean.get(i));
      if (gone.isPresent()) {
        var entries = new ArrayList<>(clean);
        entries.removeIf(
            entry -> number(entry).filter(each -> isBehind(gone.get(), each)).isPresent());
        logged(tally, entries, "NUMBER_MISSING", indexOfStatement(entries, gone.get()));
      }
    }
    return tally;
  }

  private static boolean isBehind(LogEntry.OutboxNumber gone, LogEntry.OutboxNumber each) {
    return each.outbox().equals(gone.outbox())
        && each.partition() == gone.partition()
        && each.number() >= gone.number();
  }

  private static int indexOfStatement(List<byte[]> entries, LogEntry.OutboxNumber gone) {
    for (int i = 0; i < entries.size(); i++) {
      if (LogEntry.ofBytes(entries.get(i)).content() instanceof LogEntry.Fact fact
          && fact.stated().stream().anyMatch(each -> isBehind(gone, each))) {
        return i;
      }
    }
    throw new AssertionError("never stated");
  }

  private static boolean isConsent(byte[] entry) {
    return LogEntry.ofBytes(entry).content() instanceof LogEntry.Fact fact
        && fact.producer().equals("consent-service");
  }

  private static String text(byte[] entry) {
    return new String(entry, StandardCharsets.UTF_8);
  }

  private Tally secondDecision() {
    var tally = new Tally("16", "An outcome changed by a second decision", "export (identities)");
    for (int i = 0; i < 60; i++) {
      String text = text(clean.get(i));
      if (text.contains("\"outcome\":\"quarantine\"")) {
        var entries = new ArrayList<>(clean);
        entries.add(
            i + 30,
            text.replace("\"outcome\":\"quarantine\"", "\"outcome\":\"deliver\"")
                .getBytes(StandardCharsets.UTF_8));
        logged(tally, entries, "SECOND_DECISION", i + 30);
      }
    }
    return tally;
  }

  /// Under an event of its own, with a number of its own: only the dispatch shows it.
  private Tally secondOutcome() {
    var tally = new Tally("29", "A second outcome for a dispatch", "export (dispatches)");
    for (int i = 0; i < 60; i++) {
      String first = text(clean.get(i));
      if (isReferral(first) && !first.contains("\"hold_kind\":\"for-a-person\"")) {
        int later = indexOfAnother(i);
        var entries = new ArrayList<>(clean);
        entries.set(
            later,
            text(clean.get(later))
                .replace(dispatch(text(clean.get(later))), dispatch(first))
                .getBytes(StandardCharsets.UTF_8));
        logged(tally, entries, "SECOND_OUTCOME", later);
      }
    }
    return tally;
  }

  /// One whose dispatch nothing else follows.
  private int indexOfAnother(int index) {
    for (int i = index + 1; i < clean.size(); i++) {
      String entry = text(clean.get(i));
      if (isReferral(entry) && !entry.contains("cause_id") && !entry.contains("for-a-person")) {
        return i;
      }
    }
    throw new AssertionError("no referral behind entry " + index);
  }

  private static boolean isReferral(String entry) {
    return entry.contains("\"kind\":\"referral\"");
  }

  private static String dispatch(String entry) {
    int at = entry.indexOf(DISPATCH) + DISPATCH.length();
    return entry.substring(at, at + 36);
  }

  /// One who sees hashes only knows every field but the nonce, and tries.
  Tally guessed() {
    var tally = new Tally("27", "Entries guessed from their hashes", "nonce");
    for (byte[] entry : clean.subList(0, 100)) {
      var hash = Hashing.leafHash(entry);
      String known = text(entry);
      int nonce = known.indexOf("\"nonce\":\"") + "\"nonce\":\"".length();
      for (int guess = 0; guess < 16; guess++) {
        String guessed =
            known.substring(0, nonce)
                + "0123456789abcdef".substring(guess, guess + 1).repeat(64)
                + known.substring(nonce + 64);
        tally.tried(!Hashing.leafHash(guessed.getBytes(StandardCharsets.UTF_8)).equals(hash));
      }
    }
    return tally;
  }
}
