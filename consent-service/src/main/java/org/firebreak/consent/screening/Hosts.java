// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firebreak.consent.firewall.Spelling;

/// Addresses inside a text. The text names no directory, so an immigration body's domain is told by
/// its labels.
final class Hosts {

  enum Kind {
    /// No address.
    NONE,
    /// An address of somebody else: nothing in it is a word of the sentence.
    OTHER,
    BARRED
  }

  static final int LONGEST = 320;
  private static final Pattern BETWEEN_LABELS = Pattern.compile("[.@:/]");
  private static final Set<String> LABELS =
      Set.of("homeoffice", "ukba", "ukvi", "nccu", "borderforce", "immigrationenforcement");
  private static final Set<String> SKELETONS =
      LABELS.stream().map(Spelling::skeleton).collect(Collectors.toUnmodifiableSet());
  private static final String HOME_OFFICE = "homeoffice";
  private static final String HOME_OFFICE_SKELETON = Spelling.skeleton(HOME_OFFICE);

  private Hosts() {}

  static Kind in(String chunk) {
    var host = host(trimmed(chunk.toLowerCase(Locale.ROOT)));
    if (host.isEmpty()) {
      return Kind.NONE;
    }
    return Arrays.stream(BETWEEN_LABELS.split(host)).anyMatch(Hosts::isBarred)
        ? Kind.BARRED
        : Kind.OTHER;
  }

  private static boolean isBarred(String written) {
    var label = written.replace("-", "");
    if (Misspellings.isPlain(label)) {
      return LABELS.contains(label)
          || label.startsWith(HOME_OFFICE)
          || Spelling.distance(label, HOME_OFFICE, 1) <= 1;
    }
    var skeleton = Spelling.skeleton(label);
    return SKELETONS.contains(skeleton) || skeleton.startsWith(HOME_OFFICE_SKELETON);
  }

  /// Empty if it is no address. All of an authority counts: what stands before an @ in it is there
  /// to mislead.
  private static String host(String written) {
    var scheme = written.indexOf("://");
    if (scheme > 0) {
      var rest = written.substring(scheme + 3);
      var path = rest.indexOf('/');
      return path < 0 ? rest : rest.substring(0, path);
    }
    var at = written.indexOf('@');
    if (at >= 0) {
      return written.substring(at + 1);
    }
    return looksLikeHost(written) ? written : "";
  }

  /// Three labels or more, none of a single letter: acronyms and missing spaces are no hosts.
  private static boolean looksLikeHost(String written) {
    var labels = written.split("\\.", -1);
    if (labels.length < 3) {
      return false;
    }
    for (var label : labels) {
      if (label.length() < 2 || !label.chars().allMatch(Hosts::isOfLabel)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfLabel(int sign) {
    return Character.isLetterOrDigit(sign) || sign == '-';
  }

  private static String trimmed(String chunk) {
    var from = 0;
    var to = chunk.length();
    while (from < to && !Character.isLetterOrDigit(chunk.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetterOrDigit(chunk.charAt(to - 1))) {
      to--;
    }
    return chunk.substring(from, to);
  }
}
