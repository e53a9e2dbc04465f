// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import java.time.Instant;

/// What operators see of the loop.
sealed interface LoopState {

  record Starting() implements LoopState {}

  /// @param partitions how many it decides
  record Running(int partitions, Instant since) implements LoopState {}

  record Waiting(String obstacle, Instant since) implements LoopState {}

  /// It will not go on by itself.
  record Stopped(String why, Instant since) implements LoopState {}
}
