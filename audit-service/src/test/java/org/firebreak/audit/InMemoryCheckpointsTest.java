// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

/// The fake is held to what the database is held to.
class InMemoryCheckpointsTest extends CheckpointsContract {
  private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();

  @Override
  protected Checkpoints checkpoints() {
    return checkpoints;
  }
}
