// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.firebreak.demonstration.Demonstration;
import org.firebreak.demonstration.Play;
import org.firebreak.demonstration.promises.PromiseResult;
import org.firebreak.demonstration.promises.Verdict;
import org.junit.jupiter.api.Test;

final class DemonstrationIT {

  /// DecisionsAreReproducible: nothing is computed again there.
  private static final int NOT_SHOWN = 1;

  @Test
  void showsEveryPromiseThatItCanAndFindsNoneBroken() {
    // Given
    var stack = SharedStack.get();

    // When
    var results =
        new Play(stack.addresses(), Demonstration.backstage(stack.parts()), stack.progress())
            .play(20261122);

    // Then
    assertThat(results).noneMatch(result -> result.verdict() == Verdict.BROKEN);
    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.NOT_SHOWN)
        .hasSize(NOT_SHOWN);
    assertThat(PromiseResult.exitCode(results)).isZero();
  }
}
