// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.Locale;

/// The record that sharing without a consent needs.
public record WithoutConsent(Why why, Decided decided) {

  /// Why the person was not asked, or not heeded.
  public enum Why {
    UNSAFE_TO_ASK,
    COULD_NOT_BE_REACHED,
    LACKS_CAPACITY,
    REFUSED_BUT_HIGH_RISK,
    NOT_REQUIRED;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public sealed interface Decided {
    record By(Post decidedBy, Post authorisedBy) implements Decided {}

    /// Earlier versions did not ask, and nobody can know it now.
    record NotRecorded() implements Decided {}
  }

  /// What somebody is in an agency. A list, so that no person's name or number can stand here.
  public enum Post {
    PRACTITIONER,
    MANAGER,
    SAFEGUARDING_LEAD,
    CALDICOTT_GUARDIAN,
    OFFICER_IN_CASE,
    SUPERVISING_OFFICER;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
