// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.cases;

import java.util.List;

/// Content of plainly invented people.
public final class SampleContent {

  private SampleContent() {}

  /// What a support service may see, every text with the canary in it.
  public static List<Section> sections(int number, String canary) {
    return List.of(
        new Section(
            "person", "Sample Person %d (%s), born 1 January 1990".formatted(number, canary)),
        new Section("safe-contact", "Call before noon only; ask for reference " + canary),
        new Section("risk", "High, says the sample checklist " + canary),
        new Section("needs", "A safe place to stay tonight " + canary));
  }
}
