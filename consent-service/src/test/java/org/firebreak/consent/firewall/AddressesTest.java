// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the table of decisions cannot show: addresses too long to write down.
class AddressesTest {

  private static final Directory DIRECTORY = Scenarios.directory();

  @ParameterizedTest
  @ValueSource(strings = {"a.", "a", "@", "a@", "a b ", "%40", "https://", "\u202e", "nccu ", "("})
  void anAddressOfAnyLengthIsRead(String repeated) {
    for (var length : new int[] {0, Addresses.LONGEST, 900_000}) {
      var address = repeated.repeat(length / repeated.length());

      assertThat(Addresses.resolve(address, DIRECTORY))
          .as("%s letters", length)
          .isNotInstanceOf(Resolution.Exact.class);
      assertThat(PurposeReading.of(address)).isNotInstanceOf(PurposeReading.Ordinary.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Addresses.LONGEST, Addresses.LONGEST + 1})
  void aBarredAddressThatIsPaddedReachesNobody(int length) {
    var padded = "nccu@homeoffice.gov.uk" + " ".repeat(length - 22);

    assertThat(Addresses.resolve(padded, DIRECTORY))
        .satisfiesAnyOf(
            found -> assertThat(found).isInstanceOf(Resolution.Unknown.class),
            found ->
                assertThat(found)
                    .isInstanceOfSatisfying(
                        Resolution.Exact.class,
                        exact ->
                            assertThat(DIRECTORY.isBarred(exact.organization().id())).isTrue()));
  }
}
