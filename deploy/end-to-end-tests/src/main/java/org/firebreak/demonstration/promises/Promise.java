// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

/// The platform's promises, under the names that code, metrics and documents use.
public enum Promise {
  NOTHING_REACHES_ENFORCEMENT("NothingReachesEnforcement"),
  EVERY_EVENT_DECIDED_ONCE("EveryEventDecidedOnce"),
  EVERY_DECISION_IS_AUDITED("EveryDecisionIsAudited"),
  HELP_IS_NOT_DELAYED("HelpIsNotDelayed"),
  FAILS_CLOSED("FailsClosed"),
  CONSENT_NEVER_OPENS_THE_FIREWALL("ConsentNeverOpensTheFirewall"),
  NOTHING_AFTER_THE_RECEIPT("NothingAfterTheReceipt"),
  NO_PERSONAL_DATA_OUTSIDE_ITS_HOME("NoPersonalDataOutsideItsHome"),
  DECISIONS_ARE_REPRODUCIBLE("DecisionsAreReproducible");

  private final String title;

  Promise(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
