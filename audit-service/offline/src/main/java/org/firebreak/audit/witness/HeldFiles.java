// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.SignedNote;
import org.jspecify.annotations.Nullable;

/// A file for each log, in a folder that one program at a time may use. Each file holds a whole
/// checkpoint or the one before it, whenever the machine stops.
///
/// A file that was put back to an earlier state is not noticed here: who runs a witness must not
/// restore its folder from a backup without asking the log for what it published last.
final class HeldFiles implements Held, Closeable {
  private final Path folder;
  private final FileChannel lockFile;

  private HeldFiles(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /// Every file that is there must be what this witness wrote: with anything else it could cosign a
  /// second history.
  ///
  /// @throws CannotRun if it is not, or if another program uses the folder
  static HeldFiles open(Path folder, Collection<NoteKey> logs, NoteKey own) throws CannotRun {
    try {
      Files.createDirectories(folder);
      var lockFile = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
      if (!isLocked(lockFile)) {
        lockFile.close();
        throw new CannotRun("the folder %s is in use by another witness".formatted(folder));
      }
      var files = new HeldFiles(folder, lockFile);
      for (NoteKey log : logs) {
        files.check(log, own);
      }
      return files;
    } catch (IOException e) {
      throw new CannotRun("the folder %s cannot be used: %s".formatted(folder, e), e);
    }
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      @Nullable FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void check(NoteKey log, NoteKey own) throws CannotRun {
    try {
      Optional<SignedNote> note = of(log.name());
      if (note.isPresent()
          && (note.get().verifiedBy(Set.of(log, own)).size() != 2
              || !Checkpoint.of(note.get().text()).origin().equals(log.name()))) {
        throw damaged(log, null);
      }
    } catch (IllegalArgumentException e) {
      throw damaged(log, e);
    }
  }

  private CannotRun damaged(NoteKey log, @Nullable Throwable cause) {
    return new CannotRun(
        "the file %s is not a checkpoint of %s with this witness's signature. Put back the file that it wrote last, or begin with a new key and a new folder"
            .formatted(file(log.name()), log.name()),
        cause);
  }

  private Path file(String origin) {
    return folder.resolve(AddCheckpoint.originHash(origin).hex());
  }

  @Override
  public Optional<SignedNote> of(String origin) {
    try {
      return Optional.of(SignedNote.ofBytes(Files.readAllBytes(file(origin))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void replace(String origin, SignedNote note) {
    Path file = file(origin);
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (var channel = FileChannel.open(written, CREATE, WRITE, TRUNCATE_EXISTING)) {
        var bytes = ByteBuffer.wrap(note.bytes());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(written, file, ATOMIC_MOVE);
      // The name is on the disk only when its folder is.
      try (var names = FileChannel.open(folder, READ)) {
        names.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
