// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import java.util.ArrayList;
import java.util.List;

/// One promise while it is judged: breaches are collected, and without any it is kept.
final class Judgement {

  private final Promise promise;
  private final List<String> breaches = new ArrayList<>();

  Judgement(Promise promise) {
    this.promise = promise;
  }

  /// A count that must be 0.
  Judgement none(long count, String of) {
    if (count != 0) {
      breaches.add(count + " " + of);
    }
    return this;
  }

  /// @param seen whether there was anything by which the promise could have been broken
  PromiseResult result(boolean seen, String support) {
    if (!breaches.isEmpty()) {
      return new PromiseResult(promise, Verdict.BROKEN, "", breaches);
    }
    return new PromiseResult(promise, seen ? Verdict.KEPT : Verdict.NOT_SHOWN, support, List.of());
  }
}
