// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

/// Takes entries in the order of their index.
@FunctionalInterface
interface EntrySink {
  void entry(long index, byte[] bytes);
}
