// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;
import org.junit.jupiter.api.Test;

/// What a witness relies on, wherever it is kept.
abstract class HeldContract {
  static final String OTHER = "other.example/log";

  final SampleLog log = SampleLog.ofSize(9);
  final NoteSigner signer =
      NoteSigner.generate("witness.example/1", NoteKey.Type.COSIGNATURE, new SecureRandom());

  abstract Held open() throws Exception;

  SignedNote cosigned(int size, long seconds) {
    SignedNote note = log.note(size);
    return note.and(signer.sign(note.text(), seconds));
  }

  @Test
  void nothingIsHeldBeforeAnythingIsCosigned() throws Exception {
    assertThat(open().of(SampleLog.ORIGIN)).isEmpty();
  }

  @Test
  void whatIsPutInItsPlaceIsHeldAlone() throws Exception {
    Held held = open();
    for (SignedNote note : new SignedNote[] {cosigned(3, 10), cosigned(8, 20), cosigned(8, 21)}) {
      held.replace(SampleLog.ORIGIN, note);
      assertThat(held.of(SampleLog.ORIGIN)).contains(note);
    }
  }

  @Test
  void eachLogIsHeldForItself() throws Exception {
    Held held = open();
    held.replace(SampleLog.ORIGIN, cosigned(3, 10));
    assertThat(held.of(OTHER)).isEmpty();
    held.replace(OTHER, cosigned(5, 20));
    assertThat(held.of(SampleLog.ORIGIN)).contains(cosigned(3, 10));
  }
}
