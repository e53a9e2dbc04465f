// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A case as somebody who has never seen the code would note it down: words and numbers only. An
/// empty word means that there is none.
///
/// @param directory by id
/// @param address what it means: see the constants
/// @param target the organization, where the address means one
/// @param hops how often it was referred on
/// @param mostHops how often it may be, as those say who referred it before
/// @param kind referral, or one that says something about an earlier referral and has no content:
///   answer, notice or acknowledgement
/// @param purpose a code of the list, or {@link #CONTROL}, or any other word
/// @param namesBasis whether the source says that it relies on one
/// @param basis the one that it relies on, if there is such a one
/// @param findings what inspection said of the text, by code
/// @param second what people found who read it again after it had been held
/// @param now in the same unit as a basis' period
record Facts(
    Map<String, Body> directory,
    String address,
    String target,
    String source,
    String origin,
    int hops,
    int mostHops,
    String kind,
    boolean highRisk,
    String purpose,
    List<String> sections,
    boolean namesBasis,
    @Nullable Permit basis,
    Set<String> findings,
    SecondReading second,
    long now) {

  static final String ONE = "one organization";
  static final String TOPIC = "immigration topic";
  static final String LOOKS_LIKE = "looks like immigration";
  static final String SEVERAL = "several organizations";
  static final String NOTHING = "nothing";

  static final String CONTROL = "immigration control";

  static final String REFERRAL = "referral";

  record Body(String sector, String partOf, boolean immigrationFunction, boolean verified) {}

  /// @param state given, refused, unsafe to ask or withdrawn; for a basis other than consent:
  ///   lawful
  /// @param from the first moment
  /// @param until the first moment after the last
  record Permit(
      String state,
      String source,
      Set<String> grantees,
      Set<String> purposes,
      Set<String> sections,
      long from,
      long until) {}

  /// @param cleared findings that they set aside
  /// @param meant whom the address means to them
  record SecondReading(boolean declined, Set<String> cleared, String meant) {
    static final SecondReading NONE = new SecondReading(false, Set.of(), "");
  }

  boolean isReferral() {
    return kind.equals(REFERRAL);
  }

  Facts addressedTo(String meaning, String organization) {
    return with(meaning, organization, namesBasis, basis, findings, second);
  }

  Facts read(SecondReading again) {
    return with(address, target, namesBasis, basis, findings, again);
  }

  Facts found(Set<String> codes) {
    return with(address, target, namesBasis, basis, codes, second);
  }

  Facts withBasis(boolean names, @Nullable Permit other) {
    return with(address, target, names, other, findings, second);
  }

  private Facts with(
      String meaning,
      String organization,
      boolean names,
      @Nullable Permit other,
      Set<String> codes,
      SecondReading again) {
    return new Facts(
        directory,
        meaning,
        organization,
        source,
        origin,
        hops,
        mostHops,
        kind,
        highRisk,
        purpose,
        sections,
        names,
        other,
        codes,
        again,
        now);
  }
}
