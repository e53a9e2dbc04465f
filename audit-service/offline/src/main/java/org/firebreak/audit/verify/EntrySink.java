// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import org.firebreak.audit.recount.ReadEntry;

/// Takes entries in the order of their index.
@FunctionalInterface
interface EntrySink {
  void entry(long index, ReadEntry entry);
}
