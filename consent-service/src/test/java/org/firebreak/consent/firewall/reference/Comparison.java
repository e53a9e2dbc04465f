// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import org.firebreak.consent.firewall.Case;

/// Whether a policy says of a case what the reference says of it.
final class Comparison {

  private final Policy policy;
  private final Translator translator = new Translator();

  Comparison(Policy policy) {
    this.policy = policy;
  }

  /// @return what both say
  Verdict check(Facts facts, String where) {
    return check(facts, translator.caseOf(facts), where);
  }

  Verdict check(Facts facts, Case of, String where) {
    var reference = new NaiveFirewall(facts);
    var expected = reference.decide();
    var actual = Translator.verdict(policy.decide().apply(of));
    if (!expected.equals(actual)) {
      throw new AssertionError(difference(where, "decide", expected, actual, facts));
    }
    var readable = reference.standing();
    var standing = Translator.names(policy.standing().apply(of));
    if (!readable.equals(standing)) {
      throw new AssertionError(difference(where, "standing", readable, standing, facts));
    }
    return expected;
  }

  boolean agrees(Facts facts) {
    var of = translator.caseOf(facts);
    var reference = new NaiveFirewall(facts);
    return reference.decide().equals(Translator.verdict(policy.decide().apply(of)))
        && reference.standing().equals(Translator.names(policy.standing().apply(of)));
  }

  private static String difference(
      String where, String what, Object expected, Object actual, Facts facts) {
    return "%s, %s: the reference says%n  %s%nand the firewall%n  %s%nof%n  %s"
        .formatted(where, what, expected, actual, facts);
  }
}
