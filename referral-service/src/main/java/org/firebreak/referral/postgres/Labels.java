// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import java.util.List;
import org.firebreak.referral.SectionLabel;

/// Section labels as they lie in a column.
final class Labels {

  private Labels() {}

  static List<String> columnOf(List<SectionLabel> labels) {
    return labels.stream().map(SectionLabel::label).toList();
  }

  static List<SectionLabel> of(List<String> column) {
    return column.stream().map(label -> SectionLabel.of(label).orElseThrow()).toList();
  }
}
