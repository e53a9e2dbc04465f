// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

/// A reason code in words: what happened, and what to do.
public record ReasonExplanation(String code, String whatHappened, String whatToDo) {

  /// Newer codes than this service knows are said to be that, never left out.
  public static ReasonExplanation of(String code) {
    return Reason.of(code)
        .map(known -> new ReasonExplanation(code, known.whatHappened, known.whatToDo))
        .orElseGet(() ->
            new ReasonExplanation(
                code,
                "The firewall gave a reason that this service cannot explain yet.",
                "Ask the operators of the platform and name the code."));
  }
}
