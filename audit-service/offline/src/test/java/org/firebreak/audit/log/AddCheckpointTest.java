// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddCheckpointTest {
  /// The example of C2SP tlog-witness.
  private static final String EXAMPLE =
      """
      old 20852014
      PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
      jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
      5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
      /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      \u2014 example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theExampleIsReadAndWrittenBackTheSame() {
    AddCheckpoint request = AddCheckpoint.ofBytes(bytes(EXAMPLE));

    assertThat(request.oldSize()).isEqualTo(20_852_014);
    assertThat(request.hashes()).hasSize(4);
    assertThat(request.note().signatures()).hasSize(2);
    assertThat(request.bytes()).isEqualTo(bytes(EXAMPLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"new 20852014", "old", "old ", "old -1", "old 020852014", "old 1 2"})
  void itBeginsWithTheOldSizeInItsOneForm(String first) {
    byte[] request = bytes(EXAMPLE.replace("old 20852014", first));
    assertThatIllegalArgumentException().isThrownBy(() -> AddCheckpoint.ofBytes(request));
  }

  @Test
  void moreHashesThanAnyTreeHasLevelsAreRefused() {
    AddCheckpoint request = AddCheckpoint.ofBytes(bytes(EXAMPLE));
    var many = java.util.Collections.nCopies(64, request.hashes().getFirst());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AddCheckpoint(1, many, request.note()));
    assertThat(new AddCheckpoint(1, many.subList(0, 63), request.note()).hashes()).hasSize(63);
  }

  @Test
  void theSizeThatAWitnessHoldsIsOneLine() {
    assertThat(AddCheckpoint.heldSize(AddCheckpoint.held(5))).isEqualTo(5);
    for (String text : List.of("", "5", "\n", "05\n", "5\n\n", " 5\n")) {
      assertThatIllegalArgumentException().isThrownBy(() -> AddCheckpoint.heldSize(text));
    }
  }

  /// SHA-256 of the text "abc" is a known answer of FIPS 180-4.
  @Test
  void aLogIsFoundByTheHashOfItsOrigin() {
    assertThat(AddCheckpoint.originHash("abc").hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
