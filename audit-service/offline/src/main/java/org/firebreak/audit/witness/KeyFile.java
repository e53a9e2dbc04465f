// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.firebreak.audit.disk.Disk;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;

/// A private key in a file: one line.
final class KeyFile {
  private KeyFile() {}

  /// Readable by its owner alone from the first byte on, and on the disk when this returns: only
  /// then is the public half handed out.
  static void create(Path file, NoteSigner signer) throws CannotRun {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    byte[] line = (signer.text() + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Disk.write(file, line, Set.of(CREATE_NEW, WRITE), ownerOnly);
      Disk.force(file.toAbsolutePath().resolveSibling(""));
    } catch (FileAlreadyExistsException e) {
      throw new CannotRun("%s is there already, and a key is never overwritten".formatted(file), e);
    } catch (IOException e) {
      throw new CannotRun("%s cannot be written: %s".formatted(file, e), e);
    }
  }

  /// The key of a witness.
  static NoteSigner read(Path file) throws CannotRun {
    NoteSigner signer;
    try {
      signer = NoteSigner.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new CannotRun("the key file %s cannot be read".formatted(file), e);
    } catch (IllegalArgumentException e) {
      throw new CannotRun("%s is no private key; new-key makes one".formatted(file), e);
    }
    if (signer.key().type() != NoteKey.Type.COSIGNATURE) {
      throw new CannotRun("%s is the key of a log, not of a witness".formatted(file));
    }
    return signer;
  }
}
