// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.util.List;
import java.util.Set;

/// A decision in words, in which both firewalls are compared.
///
/// @param target empty unless delivered
record Verdict(
    String outcome,
    int rule,
    List<String> reasons,
    Set<String> sections,
    Set<String> withheld,
    String target,
    String inbox) {

  static final String DELIVER = "deliver";
  static final String FOR_SOURCE = "held for source";
  static final String FOR_A_PERSON = "held for a person";
  static final String NOT_SENT = "not sent";

  static Verdict refused(String outcome, int rule, List<String> reasons) {
    return new Verdict(outcome, rule, reasons, Set.of(), Set.of(), "", "");
  }
}
