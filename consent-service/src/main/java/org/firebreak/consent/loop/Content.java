// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was opened. It goes through the loop and into the next envelope; it is never logged, and
/// prints as nothing.
public sealed interface Content {

  /// As the source wrote it.
  String targetAddress();

  /// As the source worded it.
  String purpose();

  record OfReferral(String targetAddress, String purpose, List<Section> sections)
      implements Content {
    public OfReferral {
      sections = List.copyOf(sections);
    }

    @Override
    public String toString() {
      return "OfReferral[...]";
    }
  }

  /// @param answer accepted, rejected or completed
  /// @param reason a code, only with rejected
  record OfAnswer(String targetAddress, String purpose, String answer, @Nullable String reason)
      implements Content {
    @Override
    public String toString() {
      return "OfAnswer[...]";
    }
  }

  /// @param withdrawnAt when the consent was withdrawn that the referral had rested on
  record OfNotice(String targetAddress, String purpose, Instant withdrawnAt) implements Content {
    @Override
    public String toString() {
      return "OfNotice[...]";
    }
  }

  record OfAcknowledgement(String targetAddress, String purpose) implements Content {
    @Override
    public String toString() {
      return "OfAcknowledgement[...]";
    }
  }

  record Section(String label, String text) {
    @Override
    public String toString() {
      return "Section[" + label + "]";
    }
  }
}
