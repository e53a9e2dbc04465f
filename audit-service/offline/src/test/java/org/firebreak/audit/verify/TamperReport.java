// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import static org.firebreak.audit.verify.SignedLog.run;
import static org.firebreak.audit.verify.SignedLog.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.TilePath;
import org.firebreak.audit.recount.CleanLog;

/// What one may do to a log that stands on one's own server, who finds it, and whether a plain
/// table with counts or a hash chain would show it. Here: what is done to the files; what is done
/// to histories and by senders stands beside it.
///
/// What needs the service and its database, 17 to 23 and 25, is tried there: audit-service's
/// AllTamperingTest writes the report of all of them.
public final class TamperReport {
  /// 1 tries every row.
  private static final int STEP = Integer.getInteger("firebreak.tamper.step", 4);

  private final Path folder;
  private final Path policy;
  private final Random random = new Random(20261124);
  private final SignedLog log = SignedLog.of(CleanLog.ofSize(64, 64));
  private final PlainTable table = PlainTable.of(log.entries());
  private final HashChain chain = HashChain.of(log.entries());

  public TamperReport(Path folder) throws IOException {
    this.folder = folder;
    this.policy = SignedLog.policy(folder);
  }

  public List<Tally> lines() throws IOException {
    var lines = new ArrayList<Tally>();
    lines.add(changedBytes());
    lines.add(changedTiles());
    lines.add(changedProofs());
    lines.add(deleted("4", "A row deleted"));
    lines.add(swapped());
    lines.add(inserted());
    lines.add(cut());
    lines.addAll(new TamperedHistories(folder, policy).lines());
    lines.addAll(new TamperedSenders(folder, policy).lines());
    lines.add(hidden());
    lines.add(flippedBeforeSigning());
    lines.add(new TamperedSenders(folder, policy).guessed());
    return lines;
  }

  public static String markdown(List<Tally> lines) {
    var text =
        new StringBuilder(
            """
            | case | tampering | tried | who finds it | found | index named | a table with counts | a hash chain, computed again | a hash chain, left as it was |
            |---|---|---|---|---|---|---|---|---|
            """);
    lines.forEach(line -> text.append(line.line()).append('\n'));
    return text.toString();
  }

  static byte[] flipped(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 1;
    return changed;
  }

  private Tally changedBytes() {
    var tally = new Tally("1", "A byte of an entry changed", "export");
    for (int i = 0; i < log.size(); i += STEP) {
      byte[] entry = log.entries().get(i);
      var shown = new ArrayList<>(log.entries());
      shown.set(i, flipped(entry, random.nextInt(entry.length)));
      shown(tally, shown, i);
    }
    return tally;
  }

  private void shown(Tally tally, List<byte[]> shown, int index) {
    var file = log.export(folder.resolve("export.zip"), 0, log.size(), shown);
    String said = run("export", "--policy", policy, file);
    tally.tried(said.startsWith("1\n"), said.contains("signed is entry %d.".formatted(index)));
    tally.others(
        table.with(shown).notices(), chain.with(shown).notices(), chain.kept(shown).notices());
  }

  private Tally changedTiles() throws IOException {
    var tally = new Tally("2", "A byte of a tile changed", "log");
    var tiled = SignedLog.of(CleanLog.ofSize(300, 300));
    Path files = tiled.folder(folder.resolve("tiled"));
    for (int index = 0; index < 300; index += 5 * STEP) {
      var path = new TilePath.Hashes(0, index / 256, TilePath.width(0, index / 256, tiled.size()));
      tile(tally, files.resolve(path.text()), index % 256, "entry %d does".formatted(index));
    }
    tile(tally, files.resolve("tile/1/000.p/1"), 0, "tile/1/000.p/1 and tile/0/000 do not fit");
    return tally;
  }

  private void tile(Tally tally, Path file, int position, String named) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, flipped(bytes, position * Hash.LENGTH + random.nextInt(Hash.LENGTH)));
    String said = run("log", "--policy", policy, folder.resolve("tiled"));
    Files.write(file, bytes);
    tally.tried(said.startsWith("1\n"), said.contains(named));
  }

  private Tally changedProofs() throws IOException {
    var tally = new Tally("3", "A byte of a checkpoint or a proof of an entry changed", "bundle");
    byte[] bundle = log.bundle(20);
    for (int at = 0; at < bundle.length; at += STEP == 1 ? 1 : 3 * STEP) {
      var file = write(folder.resolve("bundle"), flipped(bundle, at));
      tally.tried(!run("bundle", "--policy", policy, file).startsWith("0\n"));
    }
    return tally;
  }

  private Tally deleted(String number, String what) {
    var tally = new Tally(number, what, "export");
    for (int i = 0; i < log.size(); i += STEP) {
      var shown = new ArrayList<>(log.entries());
      shown.remove(i);
      shown(tally, shown, i);
    }
    return tally;
  }

  private Tally swapped() {
    var tally = new Tally("5", "Two rows swapped", "export");
    for (int i = 0; i + 1 < log.size(); i += STEP) {
      var shown = new ArrayList<>(log.entries());
      Collections.swap(shown, i, random.nextInt(i + 1, log.size()));
      shown(tally, shown, i);
    }
    return tally;
  }

  private Tally inserted() {
    var tally = new Tally("6", "A row inserted, or one twice", "export");
    byte[] another = CleanLog.ofSize(1, 65).getFirst();
    for (int i = 0; i < log.size(); i += STEP) {
      var twice = new ArrayList<>(log.entries());
      twice.add(i + 1, log.entries().get(i));
      shown(tally, twice, i + 1);
      var inserted = new ArrayList<>(log.entries());
      inserted.add(i, another);
      shown(tally, inserted, i);
    }
    return tally;
  }

  private Tally cut() {
    var tally = new Tally("7", "The tail cut off", "export");
    for (int to = 0; to < log.size(); to += STEP) {
      shown(tally, log.entries().subList(0, to), to);
    }
    return tally;
  }

  /// The store is whole, the answer is not: what is stored shows nothing.
  private Tally hidden() {
    var tally = new Tally("24", "An answer that leaves out one row", "export");
    for (int i = 10; i < 50; i += STEP) {
      var shown = new ArrayList<>(log.entries().subList(10, 50));
      shown.remove(i - 10);
      var file = log.export(folder.resolve("export.zip"), 10, 50, shown);
      String said = run("export", "--policy", policy, file);
      tally.tried(said.startsWith("1\n"), said.contains("signed is entry %d.".formatted(i)));
      tally.others(table.notices(), chain.notices());
    }
    return tally;
  }

  /// The hash is of the bytes as they came, the stored bytes are not, and nobody meant it.
  private Tally flippedBeforeSigning() throws IOException {
    var tally = new Tally("26", "A bit flips between writing and signing", "log");
    for (int i = 0; i < log.size(); i += STEP) {
      var damaged = new ArrayList<>(log.entries());
      damaged.set(i, flipped(log.entries().get(i), 40));
      Path files = new SignedLog(damaged, log.leafHashes()).folder(folder.resolve("flipped"));
      String said = run("log", "--policy", policy, files);
      tally.tried(said.startsWith("1\n"), said.contains("entry %d does not fit".formatted(i)));
      tally.others(table.with(damaged).notices(), chain.kept(damaged).notices());
    }
    return tally;
  }
}
