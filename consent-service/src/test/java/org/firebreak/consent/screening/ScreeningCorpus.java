// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.Scenarios;

/// The sentences that the screening was fitted to, and those that it is judged by.
///
/// Which half of scenarios/screening.txt a sentence belongs to follows from its text alone, so
/// nobody can choose it. Words and rules may be fitted to the tuning half; of the other sentences
/// only counts are ever printed, so that the counts say something about texts unseen.
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

  /// With the table that was fresh once.
  static List<Sample> tuning() {
    return Stream.concat(
            samples("screening").stream().filter(sample -> !sample.setAside()),
            samples("screening-second").stream())
        .toList();
  }

  static List<Sample> setAside() {
    return samples("screening").stream().filter(Sample::setAside).toList();
  }

  /// Written when words and rules stood. What is set aside of the first table was written a few
  /// minutes before them by the same hand, so it is less unseen than it looks.
  static List<Sample> fresh() {
    return samples("screening-fresh");
  }

  /// What tells her immigration status, and what is like it.
  static List<Sample> ofStatus() {
    return samples("screening-status");
  }

  private static List<Sample> samples(String table) {
    return Scenarios.table(table).stream()
        .map(row -> new Sample(row.cell("text"), expected(row.cell("expected")), row.cell("why")))
        .toList();
  }

  private static Optional<Finding> expected(String cell) {
    return cell.equals("ordinary") ? Optional.empty() : Optional.of(Finding.valueOf(cell));
  }
}
