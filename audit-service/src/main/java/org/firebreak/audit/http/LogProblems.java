// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.runtime.http.Problems;
import org.jboss.logging.Logger;

/// What goes wrong with the log itself. Nothing of what was read goes into the answer: it may not
/// have been recorded.
final class LogProblems {
  private static final Logger LOG = Logger.getLogger(LogProblems.class);

  private LogProblems() {}

  static HttpProblem entryLetGo(long firstKept) {
    return Problems.builder(
            410,
            "ENTRY_LET_GO",
            "Entry let go",
            "The entry of this index was let go when its retention was over. Its hash is still proven: .../proof. Entries are kept from the index first_kept on.")
        .with("first_kept", firstKept)
        .build();
  }

  static HttpProblem rangeLetGo(long firstKept) {
    return Problems.builder(
            410,
            "RANGE_LET_GO",
            "Range let go",
            "Entries of this range or time were let go when their retention was over, so it cannot be exported whole. Entries are kept from the index first_kept on: give that as from_index.")
        .with("first_kept", firstKept)
        .build();
  }

  static HttpProblem timeLetGo(long firstKept) {
    return Problems.builder(
            410,
            "TIME_LET_GO",
            "Time let go",
            "Entries of this time were let go when their retention was over, so a table of it would not be whole. Entries are kept from the index first_kept on: begin later, or ask GET /v1/entries for what is left.")
        .with("first_kept", firstKept)
        .build();
  }

  static HttpProblem monthLetGo(long firstKept) {
    return Problems.builder(
            410,
            "MONTH_LET_GO",
            "Month let go",
            "Entries of this month were let go when their retention was over, so it cannot be counted any more. Entries are kept from the index first_kept on.")
        .with("first_kept", firstKept)
        .build();
  }

  static HttpProblem statementLetGo(long firstKept) {
    return Problems.builder(
            410,
            "STATEMENT_LET_GO",
            "Statement let go",
            "Entries that the statement would count were let go when their retention was over, so it would not say what became of them. Entries are kept from the index first_kept on: ask about a time that begins later.")
        .with("first_kept", firstKept)
        .build();
  }

  static HttpProblem nothingPublished() {
    return Problems.of(
        404,
        "NOTHING_PUBLISHED",
        "Nothing published",
        "No checkpoint has been published yet. Try again in some seconds.");
  }

  @Provider
  static class Unavailable implements ExceptionMapper<LogUnavailable> {
    @Override
    public Response toResponse(LogUnavailable e) {
      LOG.error("a reading was not answered", e);
      return Problems.builder(
              503,
              "LOG_UNAVAILABLE",
              "Log unavailable",
              "The log cannot be read, or the reading cannot be recorded, and unrecorded readings are not answered. Try again shortly.")
          .withHeader("Retry-After", 5)
          .build()
          .toResponse();
    }
  }

  @Provider
  static class Damaged implements ExceptionMapper<LogDamaged> {
    @Override
    public Response toResponse(LogDamaged e) {
      LOG.error("the log contradicts itself", e);
      return Problems.of(
              500,
              "LOG_DAMAGED",
              "Log damaged",
              "What is stored does not fit its hashes, so it is not shown. Keep earlier tree heads that you have, and tell the operator and the other auditors.")
          .toResponse();
    }
  }
}
