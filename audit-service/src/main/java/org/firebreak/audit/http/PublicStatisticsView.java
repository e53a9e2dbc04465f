// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import java.util.List;
import org.firebreak.audit.PublicStatistics;
import org.firebreak.audit.PublicStatistics.Count;
import org.firebreak.audit.PublicStatistics.OfOutcome;
import org.jspecify.annotations.Nullable;

/// @param asOf the tree that the month is counted in
record PublicStatisticsView(String month, List<OutcomeView> outcomes, HeadView asOf) {
  /// @param decisions null if it would tell something about a person
  record OutcomeView(
      String outcome,
      @Nullable Long decisions,
      List<SourceView> sources,
      List<ReasonView> reasons) {
    static OutcomeView of(OfOutcome counted) {
      return new OutcomeView(
          counted.outcome().code(),
          counted.decisions().orElse(null),
          counted.sources().stream().map(SourceView::of).toList(),
          counted.reasons().stream().map(ReasonView::of).toList());
    }
  }

  record SourceView(String organization, long decisions) {
    static SourceView of(Count count) {
      return new SourceView(count.name(), count.decisions());
    }
  }

  record ReasonView(String reason, long decisions) {
    static ReasonView of(Count count) {
      return new ReasonView(count.name(), count.decisions());
    }
  }

  static PublicStatisticsView of(PublicStatistics statistics) {
    return new PublicStatisticsView(
        statistics.month().toString(),
        statistics.outcomes().stream().map(OutcomeView::of).toList(),
        HeadView.of(statistics.asOf()));
  }
}
