// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

/// The fake is held to what the files are held to.
class HeldInMemoryTest extends HeldContract {
  @Override
  Held open() {
    return new HeldInMemory();
  }
}
