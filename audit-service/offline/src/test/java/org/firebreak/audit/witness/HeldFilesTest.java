// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldFilesTest extends HeldContract {
  @TempDir private Path folder;
  private final NoteSigner other =
      NoteSigner.generate(OTHER, NoteKey.Type.NOTE, new SecureRandom());
  private final List<HeldFiles> opened = new ArrayList<>();

  private Path state() {
    return folder.resolve("new/state");
  }

  private Path file() {
    return state().resolve(AddCheckpoint.originHash(SampleLog.ORIGIN).hex());
  }

  @Override
  HeldFiles open() throws CannotRun {
    return openWith(signer.key());
  }

  private HeldFiles openWith(NoteKey own) throws CannotRun {
    var files = HeldFiles.open(state(), List.of(log.signer().key(), other.key()), own);
    opened.add(files);
    return files;
  }

  @AfterEach
  void close() throws IOException {
    for (HeldFiles files : opened) {
      files.close();
    }
  }

  private void heldAtSize(int size) throws Exception {
    open().replace(SampleLog.ORIGIN, cosigned(size, 10));
    close();
  }

  @Test
  void whatWasHeldIsReadAtTheNextStart() throws Exception {
    heldAtSize(3);
    assertThat(open().of(SampleLog.ORIGIN)).contains(cosigned(3, 10));
  }

  @Test
  void whatIsDoneToAFileWhileItRunsDoesNotMakeItForget() throws Exception {
    heldAtSize(3);
    Held held = open();
    Files.delete(file());
    assertThat(held.of(SampleLog.ORIGIN)).contains(cosigned(3, 10));
  }

  @Test
  void aFileThatCannotBeWrittenLeavesWhatWasHeld() throws Exception {
    heldAtSize(3);
    Held held = open();
    Files.createDirectory(state().resolve(file().getFileName() + ".new"));

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> held.replace(SampleLog.ORIGIN, cosigned(8, 20)));
    assertThat(held.of(SampleLog.ORIGIN)).contains(cosigned(3, 10));
    assertThat(Files.readAllBytes(file())).isEqualTo(cosigned(3, 10).bytes());
  }

  @Test
  void aFileHalfWrittenWhenTheMachineStoppedIsNotRead() throws Exception {
    heldAtSize(3);
    byte[] next = cosigned(8, 20).bytes();
    Path half = state().resolve(file().getFileName() + ".new");
    Files.write(half, Arrays.copyOf(next, next.length / 2));

    Held held = open();
    assertThat(held.of(SampleLog.ORIGIN)).contains(cosigned(3, 10));
    held.replace(SampleLog.ORIGIN, cosigned(8, 20));
    assertThat(Files.readAllBytes(file())).isEqualTo(next);
  }

  @Test
  void twoAtOnceAreRefusedUntilTheFirstIsClosed() throws Exception {
    HeldFiles first = open();
    assertThatExceptionOfType(CannotRun.class).isThrownBy(this::open);
    first.close();
    assertThat(open().of(SampleLog.ORIGIN)).isEmpty();
  }

  @Test
  void theFolderOfAnotherWitnessIsRefused() throws Exception {
    heldAtSize(3);
    var stranger =
        NoteSigner.generate("witness.example/1", NoteKey.Type.COSIGNATURE, new SecureRandom());
    assertThatExceptionOfType(CannotRun.class).isThrownBy(() -> openWith(stranger.key()));
  }

  @Test
  void theFileOfAnotherLogIsRefused() throws Exception {
    heldAtSize(3);
    Files.move(file(), state().resolve(AddCheckpoint.originHash(OTHER).hex()));
    assertThatExceptionOfType(CannotRun.class).isThrownBy(this::open);
  }

  /// Wherever a byte is changed or the file ends; every third, to be quick. The one exception is
  /// the name in the log's line, and the id: of another key than the log's, that line says nothing.
  @Test
  void aFileThatWasChangedOrCutIsRefused() throws Exception {
    heldAtSize(3);
    byte[] good = Files.readAllBytes(file());
    int name = (log.note(3).text() + "\n\u2014 ").getBytes(StandardCharsets.UTF_8).length;
    int signature = name + SampleLog.ORIGIN.length() + " ABCDEF".length();
    for (int i = 0; i < good.length; i += 3) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      boolean mattersNot = i >= name && i < signature;
      for (byte[] bad : List.of(mattersNot ? new byte[0] : changed, Arrays.copyOf(good, i))) {
        Files.write(file(), bad);
        assertThatExceptionOfType(CannotRun.class).as("byte %d", i).isThrownBy(this::open);
      }
    }
    Files.write(file(), good);
    assertThat(open().of(SampleLog.ORIGIN)).contains(cosigned(3, 10));
  }
}
