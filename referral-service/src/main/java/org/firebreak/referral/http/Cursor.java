// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.firebreak.referral.Page;
import org.firebreak.runtime.http.Problems;
import org.jspecify.annotations.Nullable;

/// A place in a list. Callers hand it back as they got it.
final class Cursor {

  private static final String PREFIX = "v1.";

  private Cursor() {}

  static @Nullable String after(Page<?> page) {
    var next = page.next();
    return next == null
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString((PREFIX + next).getBytes(StandardCharsets.US_ASCII));
  }

  static @Nullable Long parse(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (text.startsWith(PREFIX)) {
        return Long.valueOf(text.substring(PREFIX.length()));
      }
    } catch (IllegalArgumentException e) {
      throw invalid(e);
    }
    throw invalid(null);
  }

  private static RuntimeException invalid(@Nullable Throwable cause) {
    var problem =
        Problems.of(
            400,
            "CURSOR_INVALID",
            "Cursor not usable",
            "Use next_cursor from the page before, or leave it out to begin at the newest.");
    if (cause != null) {
      problem.addSuppressed(cause);
    }
    return problem;
  }
}
