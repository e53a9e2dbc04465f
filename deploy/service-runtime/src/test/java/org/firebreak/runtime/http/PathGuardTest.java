// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/holds;x",
        "/v1/holds;x=y?a=b",
        "/v1/%3Bholds",
        "/v1%2Fholds",
        "/v1%2fholds",
        "/v1%5Cholds",
        "/v1\\holds",
        "//v1/holds",
        "/v1//holds",
        "/v1/../holds",
        "/v1/%2e%2e/holds",
        "/v1/%252Fholds",
        "/v1/h%00"
      })
  void aPathThatTwoLayersCouldReadDifferentlyIsRefused(String uri) {
    assertThat(PathGuard.refuses(uri)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/holds",
        "/v1/entries?from=2026-11-22T00%3A00%3A00Z&cursor=a%2Fb",
        "/",
        "/v1/a-b_c.d"
      })
  void anOrdinaryPathIsNot(String uri) {
    assertThat(PathGuard.refuses(uri)).isFalse();
  }
}
