// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.firebreak.audit.log.RangeCheck;
import org.firebreak.audit.log.RangeProof;

/// That an export holds exactly the entries of its range. Reads the entries once, from start to
/// end.
final class ExportCheck {
  private static final String ENTRIES = "entries.ndjson";
  private static final String PROOF = "range.proof";
  private static final String HINTS = "leaves.bin";

  /// For a person; not read, and not covered by any signature.
  private static final String ABOUT = "README.txt";

  private static final int LARGEST_PROOF = 2_000_000;

  private final Trust trust;
  private final Report report;
  private final Optional<EarlierTree> earlier;

  ExportCheck(Trust trust, Report report, Optional<EarlierTree> earlier) {
    this.trust = trust;
    this.report = report;
    this.earlier = earlier;
  }

  /// The proof, if the log signed it and the entries are those of its range; otherwise the report
  /// says why not, and what the sinks took is worth nothing.
  Optional<RangeProof> check(Path file, Sinks sinks) {
    report.says("Export: " + file);
    try (var zip = new ZipFile(file.toFile())) {
      if (!namesAreRight(zip)) {
        return Optional.empty();
      }
      byte[] bytes;
      try (var in = part(zip, PROOF)) {
        bytes = in.readNBytes(LARGEST_PROOF);
      }
      var proof = SmallFile.parse(PROOF, bytes, "a proof of a range", RangeProof::ofBytes, report);
      if (proof.isEmpty() || trust.checkpoint(proof.get().note(), report).isEmpty()) {
        return Optional.empty();
      }
      return holds(zip, proof.get(), sinks.of(proof.get())) ? proof : Optional.empty();
    } catch (ZipException | EOFException e) {
      report.wrong("%s is not a whole zip file.".formatted(file));
    } catch (IllegalArgumentException e) {
      report.wrong("%s is not as an export is: %s.".formatted(file, e.getMessage()));
    } catch (IOException e) {
      report.notChecked("%s cannot be read.".formatted(file));
    }
    return Optional.empty();
  }

  /// Who takes the entries of a range.
  @FunctionalInterface
  interface Sinks {
    EntrySink of(RangeProof proof);
  }

  private boolean namesAreRight(ZipFile zip) {
    List<String> names = zip.stream().map(ZipEntry::getName).toList();
    var each = new HashSet<>(names);
    boolean right =
        each.size() == names.size()
            && each.containsAll(Set.of(ENTRIES, PROOF))
            && Set.of(ENTRIES, PROOF, HINTS, ABOUT).containsAll(each);
    if (!right) {
      report.wrong(
          "an export holds %s and %s, may hold %s and %s, and nothing else."
              .formatted(ENTRIES, PROOF, HINTS, ABOUT));
    }
    return right;
  }

  private static InputStream part(ZipFile zip, String name) throws IOException {
    return zip.getInputStream(zip.getEntry(name));
  }

  private boolean holds(ZipFile zip, RangeProof proof, EntrySink sink) throws IOException {
    RangeCheck check = proof.check();
    earlier.ifPresent(tree -> tree.before(check));
    try (var in = part(zip, ENTRIES);
        var hints = new LeafHints(hints(zip), proof)) {
      var leaves = new LeavesAhead(new EntryLineReader(in));
      for (var batch = leaves.batch(); !batch.isEmpty(); batch = leaves.batch()) {
        for (Leaf leaf : batch) {
          long index = check.next();
          check.add(leaf.hash());
          hints.compare(index, leaf.hash());
          sink.entry(index, leaf.entry());
          earlier.ifPresent(tree -> tree.before(check));
        }
      }
      say(check, proof, hints);
      return check.result() == RangeCheck.Result.HOLDS;
    }
  }

  private static InputStream hints(ZipFile zip) throws IOException {
    return zip.getEntry(HINTS) == null ? InputStream.nullInputStream() : part(zip, HINTS);
  }

  private void say(RangeCheck check, RangeProof proof, LeafHints hints) throws IOException {
    if (check.result() == RangeCheck.Result.HOLDS) {
      report.says(
          "Proven: these are all entries from number %d up to, and without, %d: none was changed, left out, added or moved since this was signed."
              .formatted(proof.from(), proof.to()));
      earlier.ifPresent(tree -> tree.conclude(proof));
      return;
    }
    String why =
        switch (check.result()) {
          case TOO_FEW_ENTRIES -> "entries of the range are missing";
          case TOO_MANY_ENTRIES -> "there are more entries than the range has";
          case OTHER_ROOT, HOLDS -> "the entries are not those that were signed";
        };
    var first = hints.firstWrong(check.next());
    report.wrong(
        first.isPresent()
            ? "%s. The first that is not as it was signed is entry %d."
                .formatted(why, first.getAsLong())
            : why + ". Which one cannot be told: the leaf hashes are missing, or wrong too.");
  }
}
