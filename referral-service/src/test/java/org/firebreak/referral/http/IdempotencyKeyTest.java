// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"abc-1", "\"abc-1\"", "  abc-1 "})
  void quotedOrNotItIsTheSameKey(String header) {
    assertThat(IdempotencyKey.of(header, Map.of(), JSON).key()).isEqualTo("abc-1");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(null, "IDEMPOTENCY_KEY_MISSING"),
        Arguments.of("", "IDEMPOTENCY_KEY_MISSING"),
        Arguments.of("  ", "IDEMPOTENCY_KEY_MISSING"),
        Arguments.of("\"\"", "IDEMPOTENCY_KEY_INVALID"),
        Arguments.of("\"", "IDEMPOTENCY_KEY_INVALID"),
        Arguments.of("with space", "IDEMPOTENCY_KEY_INVALID"),
        Arguments.of("ключ", "IDEMPOTENCY_KEY_INVALID"),
        Arguments.of("x".repeat(256), "IDEMPOTENCY_KEY_INVALID"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsNoKeyIsRefusedWithoutRepeatingIt(@Nullable String header, String code) {
    assertThatThrownBy(() -> IdempotencyKey.of(header, Map.of(), JSON))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem -> {
              assertThat(problem.getStatusCode()).isEqualTo(400);
              assertThat(problem.getParameters()).containsEntry("code", code);
            });
  }

  @Test
  void differentRequestsHaveDifferentFingerprints() {
    assertThat(IdempotencyKey.of("k", Map.of("a", 1), JSON).fingerprint())
        .isEqualTo(IdempotencyKey.of("k", Map.of("a", 1), JSON).fingerprint())
        .isNotEqualTo(IdempotencyKey.of("k", Map.of("a", 2), JSON).fingerprint());
  }
}
