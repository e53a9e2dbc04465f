// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static org.firebreak.audit.http.Parameters.refused;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.QueryParam;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.audit.EntryField;
import org.firebreak.audit.EntryQuery;
import org.firebreak.audit.Outcome;
import org.firebreak.audit.ReadLog.Rest;
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
    @QueryParam("rule") @Nullable String rule,
    @QueryParam("policy_version") @Nullable String policyVersion,
    @QueryParam("producer") @Nullable String producer,
    @QueryParam("purpose") @Nullable String purpose,
    @QueryParam("sector") @Nullable String sector,
    @QueryParam("source") @Nullable String source,
    @QueryParam("target") @Nullable String target,
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
          fields(),
          atMost());
    } catch (IllegalArgumentException e) {
      throw refused(
          "SEARCH_TERM_NOT_A_CODE",
          "Search term not a code",
          "Search by ids and codes as they stand in entries: organization=lantern-refuge, reason=BASIS_MISSING, kind=decision.");
    }
  }

  /// Empty for the first page.
  Optional<Rest> rest() {
    return Optional.ofNullable(cursor)
        .map(text ->
            Cursor.ofText(text)
                .orElseThrow(() ->
                    refused(
                        "CURSOR_NOT_READABLE",
                        "Cursor not readable",
                        "Give the next_cursor of an earlier answer, unchanged, or none.")));
  }

  static HttpProblem cursorOfAnotherLog() {
    return refused(
        "CURSOR_NOT_READABLE",
        "Cursor not readable",
        "The cursor is of a larger log than this. Begin again without it.");
  }

  private Map<EntryField, String> fields() {
    var fields = new EnumMap<EntryField, String>(EntryField.class);
    for (EntryField field : EntryField.values()) {
      @Nullable String value = value(field);
      if (value != null) {
        check(field, value);
        fields.put(field, value);
      }
    }
    return fields;
  }

  private @Nullable String value(EntryField field) {
    return switch (field) {
      case RULE -> rule;
      case POLICY_VERSION -> policyVersion;
      case PRODUCER -> producer;
      case PURPOSE -> purpose;
      case SECTOR -> sector;
      case SOURCE -> source;
      case TARGET -> target;
    };
  }

  private static void check(EntryField field, String value) {
    try {
      field.check(value);
    } catch (IllegalArgumentException e) {
      throw refused("SEARCH_TERM_NOT_A_CODE", "Search term not a code", whatToGive(field));
    }
  }

  private static String whatToGive(EntryField field) {
    return switch (field) {
      case RULE -> "Give as rule the number of the rule that decided, 1 to 8.";
      case POLICY_VERSION ->
          "Give as policy_version what stands in decisions, such as policy_version=1.";
      case PRODUCER ->
          "Give as producer the service that stated a fact: audit-service, consent-service, directory-service or referral-service.";
      case PURPOSE ->
          "Give as purpose a code as it stands in decisions, such as purpose=specialist-support.";
      case SECTOR ->
          "Give as sector a code as it stands in decisions, such as sector=specialist-support.";
      case SOURCE -> "Give as source the id of an organization, such as source=kent-police.";
      case TARGET -> "Give as target the id of an organization, such as target=lantern-refuge.";
    };
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
