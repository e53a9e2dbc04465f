// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.signing;

import java.io.IOException;
import java.util.Optional;
import org.firebreak.audit.LastSigned;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.disk.NoteFile;
import org.firebreak.audit.log.SignedNote;

record LastSignedFile(NoteFile file) implements LastSigned {
  @Override
  public Optional<SignedNote> get() {
    try {
      return file.get();
    } catch (IOException e) {
      throw new LogUnavailable("the last signed checkpoint cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new LogDamaged("the file of the last signed checkpoint holds something else", e);
    }
  }

  @Override
  public void set(SignedNote note) {
    try {
      file.replace(note);
    } catch (IOException e) {
      throw new LogUnavailable("the last signed checkpoint cannot be kept", e);
    }
  }
}
