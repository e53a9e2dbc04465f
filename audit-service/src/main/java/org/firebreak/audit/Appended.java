// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.List;

/// What became of a batch.
///
/// @param entries those that were not there yet, in the order of their index
/// @param contradictions how many of them say something else under an identity that the log knew
///   already
public record Appended(Head head, List<Entry> entries, int contradictions) {
  public Appended {
    entries = List.copyOf(entries);
  }
}
