// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import java.util.List;

/// @param support the counts that support the promise; empty if it is broken
/// @param breaches what breaks it; empty unless broken
public record PromiseResult(
    Promise promise, Verdict verdict, String support, List<String> breaches) {

  public PromiseResult {
    breaches = List.copyOf(breaches);
  }

  /// 1 if any promise is broken, else 0.
  public static int exitCode(List<PromiseResult> results) {
    return results.stream().anyMatch(result -> result.verdict() == Verdict.BROKEN) ? 1 : 0;
  }
}
