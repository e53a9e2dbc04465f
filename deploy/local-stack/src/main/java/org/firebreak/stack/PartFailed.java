// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.Serial;

/// A part of the stack could not be started or reached. The message says what to do about it.
public class PartFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public PartFailed(String message) {
    super(message);
  }

  public PartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
