// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.firebreak.audit.disk.Disk;
import org.firebreak.audit.disk.NoteFile;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.SignedNote;
import org.jspecify.annotations.Nullable;

/// A file for each log, in a folder that one program at a time may use. Each file holds a whole
/// checkpoint or the one before it, whenever the machine stops.
///
/// The files are read once, at the start: what is done to them while the program runs does not
/// change what it knows. A file that was put back to an earlier state, or taken away, before the
/// start is not noticed here: who runs a witness must not restore its folder from a backup.
final class HeldFiles implements Held, Closeable {
  private final Path folder;
  private final FileChannel lockFile;
  private final Map<String, SignedNote> held = new ConcurrentHashMap<>();

  private HeldFiles(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /// Every file that is there must be what this witness wrote: with anything else it could cosign a
  /// second history. A line of the log's must be by it too, if it is of a key that the log has now.
  ///
  /// @throws CannotRun if it is not, or if another program uses the folder
  static HeldFiles open(Path folder, Collection<NoteKey> logs, NoteKey own) throws CannotRun {
    try {
      make(folder);
      var lockFile = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
      if (!isLocked(lockFile)) {
        lockFile.close();
        throw new CannotRun("the folder %s is in use by another witness".formatted(folder));
      }
      var files = new HeldFiles(folder, lockFile);
      var known = new HashSet<>(logs);
      known.add(own);
      try {
        for (NoteKey log : logs) {
          files.read(log.name(), known, own);
        }
      } catch (CannotRun | IOException e) {
        lockFile.close();
        throw e;
      }
      return files;
    } catch (IOException e) {
      throw new CannotRun("the folder %s cannot be used: %s".formatted(folder, e), e);
    }
  }

  /// A folder's own name must be on the disk too before it holds anything.
  private static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.toAbsolutePath().resolveSibling("");
      make(parent);
      Files.createDirectory(folder);
      Disk.force(parent);
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

  private void read(String origin, Set<NoteKey> known, NoteKey own) throws CannotRun, IOException {
    Path file = file(origin);
    try {
      Optional<SignedNote> note = new NoteFile(file).get();
      if (note.isEmpty()) {
        return; // Nothing was cosigned yet.
      }
      if (!note.get().verifiedBy(known).contains(own)
          || !Checkpoint.of(note.get().text()).origin().equals(origin)) {
        throw new IllegalArgumentException("another witness's, or another log's");
      }
      held.put(origin, note.get());
    } catch (IllegalArgumentException e) {
      throw new CannotRun(
          "the file %s is not a checkpoint of %s with this witness's signature. Put back the file that it wrote last, or begin with a new key and a new folder"
              .formatted(file, origin),
          e);
    }
  }

  private Path file(String origin) {
    return folder.resolve(AddCheckpoint.originHash(origin).hex());
  }

  @Override
  public Optional<SignedNote> of(String origin) {
    return Optional.ofNullable(held.get(origin));
  }

  @Override
  public void replace(String origin, SignedNote note) {
    try {
      new NoteFile(file(origin)).replace(note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    held.put(origin, note);
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
