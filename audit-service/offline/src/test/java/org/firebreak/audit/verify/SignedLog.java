// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.InclusionProof;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.ProofBundle;
import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.log.Subtrees;
import org.firebreak.audit.log.TilePath;

/// A log with its key, and the files that it would give out. All logs of a test have one key and
/// the same three witnesses.
public final class SignedLog implements Subtrees {
  static final String ORIGIN = "audit.example/log";
  static final long NOON = 1_790_000_000L;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final NoteSigner KEY = NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, RANDOM);
  private static final List<NoteSigner> WITNESSES =
      IntStream.range(0, 3)
          .mapToObj(i -> "witness.example/" + i)
          .map(name -> NoteSigner.generate(name, NoteKey.Type.COSIGNATURE, RANDOM))
          .toList();

  private final List<byte[]> entries;
  private final List<Hash> leafHashes;
  private final Map<Integer, SignedNote> notes = new HashMap<>();

  public SignedLog(List<byte[]> entries, List<Hash> leafHashes) {
    this.entries = entries;
    this.leafHashes = leafHashes;
  }

  static SignedLog of(List<byte[]> entries) {
    return new SignedLog(entries, entries.stream().map(Hashing::leafHash).toList());
  }

  public static Path policy(Path folder) throws IOException {
    var text = new StringBuilder("log " + KEY.key() + "\n");
    for (int i = 0; i < WITNESSES.size(); i++) {
      text.append("witness w%d %s\n".formatted(i, WITNESSES.get(i).key()));
    }
    text.append("group two 2 w0 w1 w2\nquorum two\n");
    return Files.writeString(folder.resolve("policy"), text);
  }

  static NoteKey key() {
    return KEY.key();
  }

  List<byte[]> entries() {
    return entries;
  }

  List<Hash> leafHashes() {
    return leafHashes;
  }

  int size() {
    return entries.size();
  }

  SignedLog first(int size) {
    return new SignedLog(entries.subList(0, size), leafHashes.subList(0, size));
  }

  /// Continued to a size, if it is shorter.
  SignedLog padded(int size) {
    var more = new ArrayList<>(entries);
    while (more.size() < size) {
      more.add(new byte[0]);
    }
    return of(more);
  }

  @Override
  public Hash complete(int level, long position) {
    return Hashing.rootHash(
        leafHashes.subList((int) (position << level), (int) ((position + 1) << level)));
  }

  /// Signed by the log and by the first witnesses.
  SignedNote note(int witnesses) {
    return notes.computeIfAbsent(witnesses, this::sign);
  }

  private SignedNote sign(int witnesses) {
    var text = new Checkpoint(ORIGIN, size(), Hashing.rootHash(leafHashes)).text();
    var note = SignedNote.of(text, KEY);
    for (NoteSigner witness : WITNESSES.subList(0, witnesses)) {
      note = note.and(witness.sign(text, NOON));
    }
    return note;
  }

  /// Signed by the log and by this witness alone.
  SignedNote noteOf(int witness) {
    var note = note(0);
    return note.and(WITNESSES.get(witness).sign(note.text(), NOON));
  }

  SignedNote note() {
    return note(2);
  }

  byte[] bundle(int index) {
    return bundle(index, note());
  }

  byte[] bundle(int index, SignedNote note) {
    var hashes = InclusionProof.of(index, size(), this).hashes();
    return new ProofBundle(entries.get(index), index, hashes, note).bytes();
  }

  byte[] consistency(int older) {
    var text = new StringBuilder();
    ConsistencyProof.of(older, size(), this)
        .hashes()
        .forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  byte[] leaves(int from, int to) {
    var leaves = new ByteArrayOutputStream();
    leafHashes.subList(from, to).forEach(hash -> leaves.writeBytes(hash.bytes()));
    return leaves.toByteArray();
  }

  static byte[] lines(List<byte[]> entries) {
    var lines = new ByteArrayOutputStream();
    entries.forEach(entry -> {
      lines.writeBytes(entry);
      lines.write('\n');
    });
    return lines.toByteArray();
  }

  Path export(Path file, int from, int to) {
    return export(file, from, to, entries.subList(from, to));
  }

  /// An export whose proof and leaf hashes are this log's, with these entries.
  public Path export(Path file, int from, int to, List<byte[]> shown) {
    return zip(
        file,
        "entries.ndjson",
        lines(shown),
        "range.proof",
        RangeProof.of(from, to, note(), this).bytes(),
        "leaves.bin",
        leaves(from, to),
        "README.txt",
        new byte[0]);
  }

  static Path zip(Path file, Object... namesAndBytes) {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        zip.write((byte[]) namesAndBytes[i + 1]);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All files of C2SP tlog-tiles.
  Path folder(Path folder) throws IOException {
    write(folder.resolve("checkpoint"), note().bytes());
    List<Hash> level = leafHashes;
    for (int at = 0; !level.isEmpty(); at++) {
      var above = new ArrayList<Hash>();
      for (int tile = 0; tile * 256 < level.size(); tile++) {
        List<Hash> hashes = level.subList(tile * 256, Math.min(level.size(), tile * 256 + 256));
        var path = new TilePath.Hashes(at, tile, hashes.size());
        var bytes = new ByteArrayOutputStream();
        hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
        write(folder.resolve(path.text()), bytes.toByteArray());
        if (at == 0) {
          bundle(folder, tile, hashes.size());
        }
        if (hashes.size() == 256) {
          above.add(Hashing.rootHash(hashes));
        }
      }
      level = above;
    }
    return folder;
  }

  private void bundle(Path folder, int tile, int width) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (byte[] entry : entries.subList(tile * 256, tile * 256 + width)) {
      bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) entry.length).array());
      bytes.writeBytes(entry);
    }
    write(folder.resolve(new TilePath.Entries(tile, width).text()), bytes.toByteArray());
  }

  static Path write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  /// What a command prints, and its exit code before that.
  public static String run(Object... arguments) {
    var out = new ByteArrayOutputStream();
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int exit = AuditVerify.run(new PrintStream(out, true, StandardCharsets.UTF_8), words);
    return exit + "\n" + out.toString(StandardCharsets.UTF_8);
  }
}
