// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

/// @param to the index behind the last
public record IndexRange(long from, long to) {
  public IndexRange {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("a range of indexes is not empty");
    }
  }
}
