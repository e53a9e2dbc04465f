// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.ReadLog.Rest;

/// What is left of a listing, as text that its reader hands back.
final class Cursor {
  private static final Pattern FORM =
      Pattern.compile("2/([0-9]{1,18})/([0-9]{1,18})/([0-9]{1,18})");

  private Cursor() {}

  static String text(Rest rest) {
    var range = rest.range();
    byte[] plain =
        "2/%d/%d/%d".formatted(rest.treeSize(), range.from(), range.to()).getBytes(US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  /// Empty for what was never handed out, and so is it for a cursor of an earlier version.
  static Optional<Rest> ofText(String text) {
    try {
      Matcher plain = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), US_ASCII));
      return plain.matches()
          ? Optional.of(
              new Rest(number(plain, 1), new IndexRange(number(plain, 2), number(plain, 3))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static long number(Matcher plain, int group) {
    return Long.parseLong(plain.group(group));
  }
}
