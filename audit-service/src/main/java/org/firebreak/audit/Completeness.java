// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.List;

/// Whether anything is missing, as far as numbers can tell. What was let go is counted as it was
/// found then.
///
/// @param awaited numbers that their producer stated to have given out, behind the last one that is
///   in the log: on their way, or lost. What is still so after an hour is not on its way
/// @param unnumbered entries from topics that bear no number: decisions on unreadable events, and
///   facts whose record had none
/// @param unreadable records that are in the log by their hash only
/// @param contradictions the index of each entry that says something else under the identity of an
///   earlier one, such as a second decision on one event; the first hundred
public record Completeness(
    List<Numbers> numbers,
    List<Awaited> awaited,
    long unnumbered,
    long unreadable,
    List<Long> contradictions) {
  public Completeness {
    numbers = List.copyOf(numbers);
    awaited = List.copyOf(awaited);
    contradictions = List.copyOf(contradictions);
  }

  /// The numbers of one outbox partition.
  ///
  /// @param outbox the topic of the events for decisions, the producer for facts
  /// @param count how many different numbers are in the log
  /// @param repeated how many entries bear a number that an earlier one had
  /// @param letGo numbers up to it were counted when the last of them was let go; 0 if none was
  /// @param gaps the first hundred behind `letGo`; what lies before the first number is one too
  public record Numbers(
      String outbox,
      int partition,
      long first,
      long last,
      long count,
      long repeated,
      long letGo,
      List<Gap> gaps) {
    public Numbers {
      gaps = List.copyOf(gaps);
    }

    /// Numbers count from 1, so the last one says how many there must be.
    public long missing() {
      return last - count;
    }
  }

  /// Both ends are awaited too.
  public record Awaited(String outbox, int partition, long from, long to) {}

  /// Both ends are missing too.
  public record Gap(long from, long to) {}

  /// As far as the numbers that are in the log can tell; what is awaited stands beside it.
  public boolean isComplete() {
    return contradictions.isEmpty()
        && numbers.stream().allMatch(each -> each.missing() == 0 && each.repeated() == 0);
  }
}
