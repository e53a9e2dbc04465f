// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/// The sentences of scenarios/screening.txt, in two halves.
///
/// Which half a sentence belongs to follows from its text alone, so nobody can choose it. The words
/// and rules of the screening may be fitted to the tuning half; the other half is set aside, and
/// only counts are ever printed of it, so that the counts say something about texts unseen.
final class ScreeningCorpus {

  /// @param expected empty: ordinary
  record Sample(String text, Optional<Finding> expected, String why) {

    /// An even first byte of the SHA-256 of the text.
    boolean setAside() {
      try {
        var digest =
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return digest[0] % 2 == 0;
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }

    String read() {
      return text.replace("\\n", "\n");
    }
  }

  private ScreeningCorpus() {}

  static List<Sample> tuning() {
    return samples().stream().filter(sample -> !sample.setAside()).toList();
  }

  static List<Sample> setAside() {
    return samples().stream().filter(Sample::setAside).toList();
  }

  private static List<Sample> samples() {
    return Scenarios.table("screening").stream()
        .map(row ->
            new Sample(row.cell("text"), expected(row.cell("expected")), row.cell("why")))
        .toList();
  }

  private static Optional<Finding> expected(String cell) {
    return cell.equals("ordinary") ? Optional.empty() : Optional.of(Finding.valueOf(cell));
  }
}
