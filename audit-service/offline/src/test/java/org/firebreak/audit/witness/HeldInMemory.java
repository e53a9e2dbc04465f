// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.firebreak.audit.log.SignedNote;

final class HeldInMemory implements Held {
  private final Map<String, SignedNote> notes = new ConcurrentHashMap<>();

  @Override
  public Optional<SignedNote> of(String origin) {
    return Optional.ofNullable(notes.get(origin));
  }

  @Override
  public void replace(String origin, SignedNote note) {
    notes.put(origin, note);
  }
}
