// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import java.util.Set;

/// Takes the right to commit from a writer that may be dead, or may wake up late.
public interface Fence {

  /// Once it returns, no transaction that one of the writers had begun can commit any more.
  ///
  /// @throws NotFenced if that is not certain
  void fence(Set<String> writers) throws NotFenced;

  final class NotFenced extends Exception {
    private static final long serialVersionUID = 1L;

    public NotFenced(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
