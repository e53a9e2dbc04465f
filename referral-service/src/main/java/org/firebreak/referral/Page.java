// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of a list, newest first.
///
/// @param next where the next stretch begins; null at the end
public record Page<T>(List<T> items, @Nullable Long next) {

  public Page {
    items = List.copyOf(items);
  }
}
