// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

/// What is stored contradicts itself: someone or something changed it past this service. Trying
/// again does not help.
public final class LogDamaged extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LogDamaged(String message) {
    super(message);
  }

  public LogDamaged(String message, Throwable cause) {
    super(message, cause);
  }
}
