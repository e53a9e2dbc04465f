// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.firebreak.demonstration.Demonstration;
import org.firebreak.demonstration.Play;
import org.firebreak.demonstration.promises.PromiseResult;
import org.firebreak.demonstration.promises.Verdict;
import org.junit.jupiter.api.Test;

final class DemonstrationIT {

  @Test
  void showsEveryPromiseAndFindsNoneBroken() {
    // Given
    var stack = SharedStack.get();

    // When
    var results =
        new Play(stack.addresses(), Demonstration.backstage(stack.parts()), stack.progress())
            .play(20261122);

    // Then
    assertThat(results).allMatch(result -> result.verdict() == Verdict.KEPT);
    assertThat(PromiseResult.exitCode(results)).isZero();
  }
}
