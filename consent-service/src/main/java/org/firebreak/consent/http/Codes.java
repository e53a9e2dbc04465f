// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Codes of closed lists. A refusal names the field and tells the list.
final class Codes {

  private Codes() {}

  static <T> T read(String field, String code, T[] list, Function<? super T, String> codeOf) {
    return read(field, code, list, codeOf, codeOf);
  }

  /// @param told how each is told to whoever wrote one that is not on the list
  static <T> T read(
      String field,
      String code,
      T[] list,
      Function<? super T, String> codeOf,
      Function<? super T, String> told) {
    return Arrays.stream(list)
        .filter(one -> codeOf.apply(one).equals(code))
        .findFirst()
        .orElseThrow(() -> ScopeRequest.wrong(field, "must be one of: " + all(list, told)));
  }

  static <T> String all(T[] list, Function<? super T, String> told) {
    return Arrays.stream(list).map(told).collect(Collectors.joining("; "));
  }
}
