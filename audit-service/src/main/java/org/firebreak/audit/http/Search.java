// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static org.firebreak.audit.http.Parameters.refused;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.firebreak.audit.EntryQuery;
import org.firebreak.audit.Outcome;
import org.jspecify.annotations.Nullable;

/// What an auditor asks for in the address, as written; only {@link #query} says whether it makes
/// sense.
record Search(
    @QueryParam("from") @Nullable String from,
    @QueryParam("to") @Nullable String to,
    @QueryParam("organization") @Nullable String organization,
    @QueryParam("outcome") @Nullable String outcome,
    @QueryParam("reason") @Nullable String reason,
    @QueryParam("referral_id") @Nullable String referralId,
    @QueryParam("referral") @Nullable String referral,
    @QueryParam("kind") @Nullable String kind,
    @QueryParam("cursor") @Nullable String cursor,
    @QueryParam("limit") @Nullable String limit) {
  private static final int USUAL_LIMIT = 100;

  EntryQuery query() {
    try {
      return new EntryQuery(
          Parameters.period(from, to),
          Optional.ofNullable(organization),
          Optional.ofNullable(outcome).map(Search::outcome),
          Optional.ofNullable(reason),
          Optional.ofNullable(referralId).map(Search::referralId),
          Optional.ofNullable(referral).map(Parameters::commitment),
          Optional.ofNullable(kind),
          place().map(Cursor::after).orElse(EntryQuery.FROM_THE_START),
          atMost());
    } catch (IllegalArgumentException e) {
      throw refused(
          "SEARCH_TERM_NOT_A_CODE",
          "Search term not a code",
          "Search by ids and codes as they stand in entries: organization=lantern-refuge, reason=BASIS_MISSING, kind=decision.");
    }
  }

  OptionalLong treeSize() {
    return place().map(each -> OptionalLong.of(each.treeSize())).orElse(OptionalLong.empty());
  }

  static HttpProblem cursorOfAnotherLog() {
    return refused(
        "CURSOR_NOT_READABLE",
        "Cursor not readable",
        "The cursor is of a larger log than this. Begin again without it.");
  }

  private Optional<Cursor> place() {
    return Optional.ofNullable(cursor)
        .map(text ->
            Cursor.ofText(text)
                .orElseThrow(() ->
                    refused(
                        "CURSOR_NOT_READABLE",
                        "Cursor not readable",
                        "Give the next_cursor of an earlier answer, unchanged, or none.")));
  }

  private int atMost() {
    if (limit == null) {
      return USUAL_LIMIT;
    }
    if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > EntryQuery.LARGEST_LIMIT) {
      throw refused(
          "LIMIT_OUT_OF_RANGE",
          "Limit out of range",
          "Give a limit between 1 and " + EntryQuery.LARGEST_LIMIT + ".");
    }
    return Integer.parseInt(limit);
  }

  private static Outcome outcome(String code) {
    return Outcome.ofCode(code)
        .orElseThrow(() ->
            refused(
                "OUTCOME_UNKNOWN",
                "Outcome unknown",
                "Give one of deliver, quarantine and drop as outcome."));
  }

  private static UUID referralId(String text) {
    try {
      if (text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      throw notAnId();
    }
    throw notAnId();
  }

  private static RuntimeException notAnId() {
    return refused(
        "REFERRAL_ID_NOT_READABLE", "Referral id not readable", "Give a referral's id, a UUID.");
  }
}
