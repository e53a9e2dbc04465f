// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.firebreak.audit.log.SignedNote;

/// A file that holds a whole note or the one before it, whenever the machine stops.
public record NoteFile(Path file) {
  /// @throws IllegalArgumentException if something else is in its place
  public Optional<SignedNote> get() throws IOException {
    try {
      return Optional.of(SignedNote.ofBytes(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// On the disk when it returns.
  public void replace(SignedNote note) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Disk.write(written, note.bytes(), Set.of(CREATE, WRITE, TRUNCATE_EXISTING));
    Files.move(written, file, ATOMIC_MOVE);
    Disk.force(file.toAbsolutePath().resolveSibling(""));
  }
}
