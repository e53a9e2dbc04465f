// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firebreak.audit.ReadLog;

/// Where the next page begins, and in which tree: all pages of a listing are about the tree of the
/// first.
record Cursor(long treeSize, long after) {
  private static final Pattern FORM = Pattern.compile("1/([0-9]{1,18})/([0-9]{1,18})");

  /// Empty on the last page.
  static Optional<Cursor> behind(ReadLog.Page page) {
    return page.slice().more()
        ? Optional.of(new Cursor(page.asOf().treeSize(), page.slice().entries().getLast().index()))
        : Optional.empty();
  }

  String text() {
    byte[] plain = "1/%d/%d".formatted(treeSize, after).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  static Optional<Cursor> ofText(String text) {
    try {
      Matcher plain =
          FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
      return plain.matches()
          ? Optional.of(new Cursor(Long.parseLong(plain.group(1)), Long.parseLong(plain.group(2))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
