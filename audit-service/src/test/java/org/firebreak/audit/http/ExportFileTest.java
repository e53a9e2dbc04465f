// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.LogSample;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.ReadLog;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.log.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFileTest {
  private static final int SIZE = 5;
  private static final IndexRange ALL = new IndexRange(0, SIZE);

  @TempDir private Path folder;

  private static ReadLog.Export export(long failsAt) {
    var entries = LogSample.ofDecisions(SIZE, failsAt);
    var signer = NoteSigner.generate("audit.example/log", NoteKey.Type.NOTE, new SecureRandom());
    var checkpoint = new Checkpoint(signer.key().name(), SIZE, entries.head().rootHash());
    var note = SignedNote.of(checkpoint.text(), signer);
    return new ReadLog.Export(
        RangeProof.of(ALL.from(), ALL.to(), note, entries.subtrees(SIZE)), entries);
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("export.zip"), bytes);
  }

  @Test
  void itHoldsTheProofTheHashesAndTheEntries() throws IOException {
    var output = new ByteArrayOutputStream();
    ExportFile.write(export(SIZE), output);
    try (var zip = new ZipFile(written(output.toByteArray()).toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .containsExactly("range.proof", "leaves.bin", "entries.ndjson");
    }
  }

  /// A whole file with half of the entries would look as if somebody had left the others out.
  @Test
  void whatFailsHalfWayIsNoFileAtAll() throws IOException {
    var output = new ByteArrayOutputStream();
    assertThatThrownBy(() -> ExportFile.write(export(3), output))
        .isInstanceOf(LogUnavailable.class);
    Path half = written(output.toByteArray());
    assertThatThrownBy(() -> new ZipFile(half.toFile()).close()).isInstanceOf(ZipException.class);
  }
}
