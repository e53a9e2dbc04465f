// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"kent-police", "a1b", "abc", "x-------------9"})
  void lowerCaseWordsWithHyphensAreIds(String text) {
    assertThat(OrganizationId.read(text)).contains(new OrganizationId(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "-abc",
        "abc-",
        "Kent-police",
        "kent police",
        "kent_police",
        "kent.police",
        "ként"
      })
  void otherFormsAreNot(String text) {
    assertThat(OrganizationId.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 65})
  void theLongestIdHas64Characters(int length) {
    assertThat(OrganizationId.read("a".repeat(length)).isPresent()).isEqualTo(length <= 64);
  }

  @ParameterizedTest
  @ValueSource(strings = "heartbeat")
  void theKeyOfTheHeartbeatIsNoOrganization(String text) {
    assertThat(OrganizationId.read(text)).isEmpty();
  }
}
