// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Period;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.Scope;
import org.firebreak.consent.SectionLabel;
import org.firebreak.runtime.http.Problems;
import org.jspecify.annotations.Nullable;

/// Turns what a request says a basis covers into a scope, or into a problem that names the field.
final class ScopeRequest {

  static final Duration LONGEST = Duration.ofDays(366);

  private ScopeRequest() {}

  static Scope scope(
      @Nullable List<String> grantees,
      @Nullable List<String> purposes,
      @Nullable List<String> sections,
      @Nullable Instant from,
      Instant until,
      InstantSource time) {
    var now = time.instant();
    var begin = from == null ? now : from;
    if (!begin.isBefore(until) || !until.isAfter(now)) {
      throw wrong("valid_until", "must be later than valid_from and than now");
    }
    if (until.isAfter(now.plus(LONGEST))) {
      throw wrong(
          "valid_until", "may be at most 366 days from now; a basis ends and is asked for anew");
    }
    return new Scope(
        codes("grantees", grantees, ScopeRequest::organization),
        codes("purposes", purposes, Purpose::ofCode),
        codes("sections", sections, SectionLabel::ofCode),
        new Period(begin, until));
  }

  private static Optional<OrganizationId> organization(String id) {
    try {
      return Optional.of(new OrganizationId(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static <T> Set<T> codes(
      String field, @Nullable List<String> codes, Function<String, Optional<T>> read) {
    if (codes == null || codes.isEmpty() || codes.size() > 50) {
      throw wrong(field, "must name 1 to 50, each of them one by one");
    }
    return codes.stream()
        .map(code ->
            read.apply(code)
                .orElseThrow(
                    () -> wrong(field, "holds one that is not on the list; see docs/glossary.md")))
        .collect(Collectors.toSet());
  }

  static RuntimeException wrong(String field, String what) {
    return Problems.of(422, "FIELD_INVALID", "A field cannot be used", field + " " + what + ".");
  }
}
