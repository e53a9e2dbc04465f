// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

/// What a run comes to, the worst first, and how the process tells it.
enum Verdict {
  /// Something is not as it was signed, not signed, or not in its form; or the entries themselves
  /// show that something is missing or contradicts.
  WRONG(1),
  /// A file is missing or cannot be read, the policy does not name the log, or the command is none.
  NOT_CHECKED(2),
  /// All fits and the log signed it, but too few of the policy's witnesses.
  NO_QUORUM(3),
  HOLDS(0);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }

  Verdict and(Verdict other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
