// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.util.List;
import java.util.stream.Stream;

/// Mistakes that a change of the firewall could make, each small and each plausible.
final class PlantedDefects {

  private PlantedDefects() {}

  static List<Defect> all() {
    return Stream.of(
            DefectsOfWho.all(),
            DefectsOfBases.all(),
            DefectsOfContent.all(),
            DefectsOfReviews.all())
        .flatMap(List::stream)
        .toList();
  }
}
