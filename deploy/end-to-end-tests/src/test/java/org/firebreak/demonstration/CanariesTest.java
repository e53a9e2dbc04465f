// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.firebreak.demonstration.cases.Canary;
import org.junit.jupiter.api.Test;

final class CanariesTest {

  private final String canary = Canary.fresh();
  private final Canaries canaries = new Canaries(List.of(canary));

  @Test
  void areFoundInPlainTextWhateverTheCase() {
    canaries.search("a log", "refused: " + canary.toUpperCase(Locale.ROOT) + "@example");

    assertThat(canaries.result().hits()).containsExactly("a log");
  }

  @Test
  void areFoundInsideBase64() {
    var content = "{\"text\":\"Sample Person " + canary + "\"}";

    canaries.search(
        "a topic",
        "{\"bytes\":\""
            + Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))
            + "\"}");

    assertThat(canaries.result().hits()).containsExactly("a topic");
  }

  @Test
  void areNotFoundWhereTheyAreNot() {
    canaries.search("a log", "all is well " + Canary.fresh());

    assertThat(canaries.result().hits()).isEmpty();
    assertThat(canaries.result().bytesSearched()).isPositive();
    assertThat(canaries.result().places()).containsExactly("a log");
  }
}
