// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.InclusionProof;

/// `make bench-verify`: `audit-verify export` as a process of its own with a given heap, and proofs
/// within this one, over a log of any length. Needs no broker and no database.
public final class OfflineBenchmark {
  private static final Pattern HEAP = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

  private final List<String> report = new ArrayList<>();

  /// `folder=` for the export, which stays there, `entries=N`, `heap=MEBIBYTES` of the verifier,
  /// `runs=N`, `proofs=N`, and `verifiers=` the jars to run in turn, between colons.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> given =
        Stream.of(arguments)
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(word -> word[0], word -> word[1]));
    var folder = Files.createDirectories(Path.of(given.get("folder")));
    var benchmark = new OfflineBenchmark();
    int entries = Integer.parseInt(given.get("entries"));
    System.out.printf("Writing %,d entries, a minute a million%n", entries);
    long begun = System.nanoTime();
    var export = LongExport.write(folder, entries);
    benchmark.say(
        "%,d entries, export of %,d MiB, written in %.0f s"
            .formatted(entries, Files.size(export.file()) >> 20, seconds(begun)));
    benchmark.decompress(export);
    benchmark.proofs(export.tree(), Integer.parseInt(given.get("proofs")));
    for (int run = 0; run < Integer.parseInt(given.get("runs")); run++) {
      for (String jar : given.get("verifiers").split(File.pathSeparator)) {
        benchmark.verify(export, Path.of(jar), given.get("heap"), folder.resolve("gc.log"));
      }
    }
    Files.write(folder.resolve("report.txt"), benchmark.report);
  }

  /// What no verifier can do without, and only one thread can do: the yardstick.
  private void decompress(LongExport export) throws IOException {
    long begun = System.nanoTime();
    long bytes = 0;
    try (var zip = new ZipFile(export.file().toFile());
        var in = zip.getInputStream(zip.getEntry("entries.ndjson"))) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
    }
    say(
        "decompressing alone: %.1f s, %,d bytes an entry"
            .formatted(seconds(begun), bytes / export.tree().size()));
  }

  private void proofs(LongTree tree, int count) {
    int size = tree.size();
    Hash root = tree.first(size).rootHash(size);
    var random = new SplittableRandom(7);
    int[] indices = random.ints(count + count / 10, 0, size).toArray();
    say(
        "inclusion proof, made and checked: "
            + times(
                indices,
                index ->
                    InclusionProof.of(index, size, tree.first(size))
                        .proves(tree.leafHash(index), root)));
    Map<Integer, Hash> older =
        Arrays.stream(indices)
            .boxed()
            .collect(
                Collectors.toMap(
                    index -> index,
                    index -> tree.first(index + 1).rootHash(index + 1),
                    (one, _) -> one));
    say(
        "consistency proof, made and checked: "
            + times(
                indices,
                index ->
                    ConsistencyProof.of(index + 1, size, tree.first(size))
                        .proves(older.get(index), root)));
  }

  /// The first tenth warms up.
  private static String times(int[] indices, IntPredicate proves) {
    long[] nanoseconds = new long[indices.length];
    for (int i = 0; i < indices.length; i++) {
      long begun = System.nanoTime();
      if (!proves.test(indices[i])) {
        throw new IllegalStateException("a proof that does not hold");
      }
      nanoseconds[i] = System.nanoTime() - begun;
    }
    long[] sorted =
        Arrays.stream(nanoseconds, indices.length / 11, indices.length).sorted().toArray();
    return "p50 %.3f ms, p99 %.3f ms"
        .formatted(sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
  }

  private void verify(LongExport export, Path jar, String heap, Path gcLog)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process verifier =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-Xlog:gc:file=" + gcLog,
                "-jar",
                jar.toString(),
                "export",
                "--policy",
                export.policy().toString(),
                export.file().toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(verifier.getInputStream().readAllBytes(), UTF_8);
    int exit = verifier.waitFor();
    if (exit != 0) {
      throw new IllegalStateException("exit code " + exit + ": " + said);
    }
    double seconds = seconds(begun);
    String log = Files.readString(gcLog);
    say(
        "%s export, -Xmx%sm: %.1f s, %,.0f entries/s; heap at most %d MiB, %d MiB after a collection"
            .formatted(
                jar.getFileName(),
                heap,
                seconds,
                export.tree().size() / seconds,
                largest(log, 1),
                largest(log, 2)));
  }

  private static int largest(String log, int group) {
    return HEAP.matcher(log)
        .results()
        .mapToInt(each -> Integer.parseInt(each.group(group)))
        .max()
        .orElse(0);
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private void say(String line) {
    report.add(line);
    System.out.println(line);
  }
}
