// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a referral says, section by section, in the source's order and each label at most once.
public record Content(List<Section> sections) {

  public Content {
    sections = List.copyOf(sections);
    if (Set.copyOf(labelsOf(sections)).size() < sections.size()) {
      throw new IllegalArgumentException("a section label occurs twice");
    }
  }

  public List<SectionLabel> labels() {
    return labelsOf(sections);
  }

  private static List<SectionLabel> labelsOf(List<Section> sections) {
    return sections.stream().map(Section::label).collect(Collectors.toList());
  }
}
