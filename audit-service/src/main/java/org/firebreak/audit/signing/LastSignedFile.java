// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.signing;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.firebreak.audit.LastSigned;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.log.SignedNote;

/// A file that holds the whole note or the one before it, whenever the machine stops.
final class LastSignedFile implements LastSigned {
  private final Path file;

  LastSignedFile(Path file) {
    this.file = file;
  }

  @Override
  public Optional<SignedNote> get() {
    try {
      return Optional.of(SignedNote.ofBytes(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new LogUnavailable("the last signed checkpoint cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new LogDamaged("the file of the last signed checkpoint holds something else", e);
    }
  }

  @Override
  public void set(SignedNote note) {
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
      try (var folder = FileChannel.open(file.resolveSibling("."), READ)) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new LogUnavailable("the last signed checkpoint cannot be kept", e);
    }
  }
}
