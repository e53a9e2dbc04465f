// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.util.List;
import java.util.Optional;
import org.firebreak.referral.outcome.Decision.Verdict;
import org.jspecify.annotations.Nullable;

/// What the firewall would decide now about a referral that nobody sends.
public interface Explanations {

  /// @param sections labels only: a dry run takes no content
  /// @param onward empty: it would pass nothing on
  record Question(
      OrganizationId source,
      String purpose,
      List<SectionLabel> sections,
      Optional<Chain> onward,
      List<Target> targets) {
    public Question {
      sections = List.copyOf(sections);
      targets = List.copyOf(targets);
    }
  }

  record Target(String address, @Nullable BasisId basis) {}

  sealed interface Explanation {}

  /// @param verdicts one for each target, in their order
  record Explained(List<Verdict> verdicts) implements Explanation {
    public Explained {
      verdicts = List.copyOf(verdicts);
    }
  }

  /// Nothing can be said now.
  record Unavailable() implements Explanation {}

  Explanation ask(Question question);
}
