// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An entry, its proof and the checkpoint that the proof leads to, in one file that can be checked
/// without the log: C2SP tlog-proof, with the entry's bytes as its `extra`.
///
/// It may come from anyone; whoever checks it names the keys that they trust.
///
/// @param note the checkpoint, signed
public record ProofBundle(byte[] entry, long index, List<Hash> hashes, SignedNote note) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1\n";
  private static final int MOST_HASHES = 63;

  public ProofBundle {
    entry = entry.clone();
    hashes = List.copyOf(hashes);
  }

  @Override
  public byte[] entry() {
    return entry.clone();
  }

  public byte[] bytes() {
    var head = new StringBuilder(HEADER);
    head.append("extra ").append(Strict.base64(entry)).append('\n');
    head.append("index ").append(index).append('\n');
    hashes.forEach(hash -> head.append(Strict.base64(hash.bytes())).append('\n'));
    head.append('\n');
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    all.writeBytes(note.bytes());
    return all.toByteArray();
  }

  public static ProofBundle ofBytes(byte[] bytes) {
    int empty = indexOfEmptyLine(bytes);
    String head = new String(bytes, 0, empty, StandardCharsets.UTF_8);
    if (!head.startsWith(HEADER)) {
      throw new IllegalArgumentException("a proof bundle begins with " + HEADER.strip());
    }
    String[] lines = head.substring(HEADER.length()).split("\n", -1);
    if (lines.length < 2 || lines.length > 2 + MOST_HASHES) {
      throw new IllegalArgumentException("a proof bundle of " + lines.length + " lines");
    }
    byte[] entry = Strict.base64(after("extra ", lines[0]));
    long index = Strict.decimal(after("index ", lines[1]));
    var hashes = new ArrayList<Hash>();
    for (String line : List.of(lines).subList(2, lines.length)) {
      hashes.add(Hash.of(Strict.base64(line)));
    }
    var note = SignedNote.ofBytes(Arrays.copyOfRange(bytes, empty + 2, bytes.length));
    return new ProofBundle(entry, index, hashes, note);
  }

  private static String after(String word, String line) {
    if (!line.startsWith(word)) {
      throw new IllegalArgumentException("a line that should begin with " + word.strip());
    }
    return line.substring(word.length());
  }

  private static int indexOfEmptyLine(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
        return i;
      }
    }
    throw new IllegalArgumentException("a proof bundle has an empty line before its checkpoint");
  }

  /// Whether the entry is in the tree of the checkpoint. That says nothing of who signed it.
  public boolean proves(String origin) {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.of(note.text());
    } catch (IllegalArgumentException e) {
      return false;
    }
    return checkpoint.origin().equals(origin)
        && new InclusionProof(index, checkpoint.treeSize(), hashes)
            .proves(Hashing.leafHash(entry), checkpoint.rootHash());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProofBundle that && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  @Override
  public String toString() {
    return "ProofBundle[index=" + index + "]";
  }
}
