// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.PrintStream;

/// What is printed while a command runs, and the verdict that it leads to. What the files say is
/// printed without control characters, so that it cannot speak for the verifier on a terminal.
final class Report {
  private final PrintStream out;
  private Verdict verdict = Verdict.HOLDS;

  Report(PrintStream out) {
    this.out = out;
  }

  void says(String line) {
    var printable = new StringBuilder();
    line.codePoints()
        .map(point -> isHarmless(point) ? point : '?')
        .forEach(printable::appendCodePoint);
    out.println(printable);
  }

  private static boolean isHarmless(int point) {
    return !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT;
  }

  void wrong(String line) {
    counts(Verdict.WRONG, "WRONG: " + line);
  }

  void notChecked(String line) {
    counts(Verdict.NOT_CHECKED, "NOT CHECKED: " + line);
  }

  void noQuorum(String line) {
    counts(Verdict.NO_QUORUM, "TOO FEW WITNESSES: " + line);
  }

  private void counts(Verdict with, String line) {
    verdict = verdict.and(with);
    says(line);
  }

  Verdict verdict() {
    return verdict;
  }

  void conclude() {
    says(
        switch (verdict) {
          case HOLDS -> "RESULT: everything that was checked holds.";
          case WRONG -> "RESULT: something is wrong. See the lines that begin with WRONG.";
          case NOT_CHECKED -> "RESULT: not everything could be checked. Nothing wrong was found.";
          case NO_QUORUM ->
              "RESULT: what was checked holds by the log's own word, without enough witnesses.";
        });
  }
}
