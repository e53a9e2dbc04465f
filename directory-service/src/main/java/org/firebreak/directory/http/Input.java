// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.firebreak.directory.Codes;
import org.firebreak.directory.OrganizationId;
import org.firebreak.runtime.http.Problems;
import org.jspecify.annotations.Nullable;

/// Turns what callers wrote into the directory's own values, or says what would have been right.
final class Input {

  private Input() {}

  static <E extends Enum<E>> E code(Class<E> list, String field, String code) {
    return Codes.read(list, code)
        .orElseThrow(() ->
            Problems.of(
                400,
                "VALUE_UNKNOWN",
                "Value unknown",
                "%s is one of: %s."
                    .formatted(
                        field,
                        Arrays.stream(list.getEnumConstants())
                            .map(Codes::of)
                            .collect(Collectors.joining(", ")))));
  }

  static <E extends Enum<E>> @Nullable E codeOrNull(
      Class<E> list, String field, @Nullable String code) {
    return code == null ? null : code(list, field, code);
  }

  /// For an id in a body.
  static OrganizationId id(String field, String text) {
    return OrganizationId.read(text)
        .orElseThrow(() ->
            Problems.of(
                400,
                "ID_MALFORMED",
                "Not an organization id",
                field
                    + " is 3 to 64 lower-case letters, digits and inner hyphens, and not \"heartbeat\"."));
  }

  static @Nullable OrganizationId idOrNull(String field, @Nullable String text) {
    return text == null ? null : id(field, text);
  }

  /// The revision in an If-Match header such as `"17"`.
  static long revision(@Nullable String ifMatch) {
    if (ifMatch == null) {
      throw Problems.of(
          428,
          "IF_MATCH_MISSING",
          "Say which state you decided on",
          "Send the organization's ETag, as the last answer gave it, in If-Match.");
    }
    if (!ifMatch.matches("\"[1-9][0-9]{0,17}\"")) {
      throw Problems.of(
          412,
          "REVISION_OUTDATED",
          "The organization is in another state",
          "If-Match holds no ETag of this organization. Read it again and decide on what it is now.");
    }
    return Long.parseLong(ifMatch, 1, ifMatch.length() - 1, 10);
  }
}
