// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainTest {

  private static final OrganizationId ORIGIN = new OrganizationId("kent-police");

  @ParameterizedTest(name = "{0} hops of {1}, and {2} more: {3} of {4}")
  @CsvSource({
    "0, 3,  , 1, 3",
    "0, 3, 0, 1, 1",
    "0, 3, 1, 1, 2",
    "0, 2, 3, 1, 2",
    "1, 2, 0, 2, 2",
    "0, 0,  , 1, 0",
    "0, 0, 3, 1, 0",
    "2, 1, 1, 3, 1",
  })
  void whoRefersOnMakesTheTermsNarrowerAndNeverWider(
      int hops, int most, Integer further, int hopsThen, int mostThen) {
    assertThat(new Chain(ORIGIN, hops, most).onward(further))
        .isEqualTo(new Chain(ORIGIN, hopsThen, mostThen));
  }

  @Test
  void aReferralBeginsWithTheTermsOfItsSource() {
    assertThat(Chain.begunBy(ORIGIN, null)).isEqualTo(new Chain(ORIGIN, 0, 3));
    assertThat(Chain.begunBy(ORIGIN, 0)).isEqualTo(new Chain(ORIGIN, 0, 0));
  }
}
