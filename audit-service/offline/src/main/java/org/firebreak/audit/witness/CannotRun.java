// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import org.jspecify.annotations.Nullable;

/// Why the program does not start or go on, in a line for whoever runs it.
final class CannotRun extends Exception {
  private static final long serialVersionUID = 1;

  CannotRun(String message) {
    super(message);
  }

  CannotRun(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
