// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

/// Something in the entries that an auditor must know.
///
/// @param index of the entry that shows it
/// @param words plain ones, without data of a case
public record Finding(Code code, long index, String words) {
  public enum Code {
    ENTRY_NOT_READABLE(true),
    SECOND_DECISION(true),
    /// Of a dispatch: decided again although nobody was to look into it.
    SECOND_OUTCOME(true),
    /// Of a dispatch: what people found, and no entry says that they were to look into it.
    REVIEW_OF_NOTHING(true),
    SECOND_ENTRY(true),
    NUMBER_REPEATED(true),
    NUMBER_MISSING(true),
    /// Missing behind a number that was logged within the last hour: it may still arrive.
    NUMBER_AWAITED(false),
    /// Not in a range that does not begin with the log: it may stand before the range.
    NUMBER_NOT_IN_RANGE(false),
    PRODUCER_SILENT(true),
    /// In the log for long, and nobody has stated that it was given out.
    NUMBER_NOT_STATED(true),
    STATED_NUMBER_FELL(true),
    DELIVERED_TO_IMMIGRATION(true),
    /// No entry says what the target was, or what it is part of: nobody can tell from these
    /// entries.
    DELIVERED_TO_UNCLASSIFIED(false);

    private final boolean wrong;

    Code(boolean wrong) {
      this.wrong = wrong;
    }

    /// Whether it cannot be so in a log that is as it must be.
    public boolean isWrong() {
      return wrong;
    }
  }
}
