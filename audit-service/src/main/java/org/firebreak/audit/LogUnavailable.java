// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

/// The log cannot be reached now. Trying again later is right.
public final class LogUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LogUnavailable(String message) {
    super(message);
  }

  public LogUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
