// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

public enum Verdict {
  KEPT,
  BROKEN,
  /// Nothing was seen that could support the promise or break it.
  NOT_SHOWN
}
