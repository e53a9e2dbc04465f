// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestKeyTest {

  private final Keyset keyset = Keyset.create();
  private final DigestKey key = DigestKey.create();

  @Test
  void equalTextsHaveEqualDigestsAndOthersHaveOthers() {
    var digest = key.digest(List.of("kent-police", "sample-1"));

    assertThat(key.digest(List.of("kent-police", "sample-1"))).isEqualTo(digest);
    assertThat(digest).matches("[0-9a-f]{64}");
    for (var other :
        List.of(
            List.of("kent-police", "sample-2"),
            List.of("kent-polices", "ample-1"),
            List.of("kent-policesample-1"),
            List.of("sample-1", "kent-police"),
            List.of("kent-police", "sample-1", ""))) {
      assertThat(key.digest(other)).as(other.toString()).isNotEqualTo(digest);
    }
    assertThat(DigestKey.create().digest(List.of("kent-police", "sample-1")))
        .as("under another key")
        .isNotEqualTo(digest);
  }

  /// HMAC-SHA-256 of each text behind its length in four bytes, computed elsewhere.
  @Test
  void aDigestIsWhatTheLayoutSays() {
    var eleven = new byte[32];
    Arrays.fill(eleven, (byte) 0x0b);
    var sealed = keyset.seal(eleven, List.of("firebreak.digest-key.v1"));

    assertThat(
            DigestKey.open(sealed, keyset)
                .orElseThrow()
                .digest(List.of("firebreak.grantor.v1", "kent-police", "sample-1")))
        .isEqualTo("ec5374bb58a1e23a340fd18d523f491fa8683f79b3145220ff0aa11cf92974df");
  }

  @Test
  void itOpensWithItsKeysetOnlyAlsoOnceThatIsRotated() {
    var digest = key.digest(List.of("sample-1"));
    var sealed = key.sealed(keyset);
    var rotated = keyset.rotated();

    assertThat(DigestKey.open(sealed, Keyset.create())).isEmpty();
    var opened = DigestKey.open(sealed, rotated).orElseThrow();
    assertThat(opened.digest(List.of("sample-1"))).isEqualTo(digest);
    var anew = opened.sealed(rotated);
    var retired = rotated.without(keyset.keys().getFirst().id());
    assertThat(DigestKey.open(sealed, retired)).isEmpty();
    assertThat(DigestKey.open(anew, retired).orElseThrow().digest(List.of("sample-1")))
        .isEqualTo(digest);
  }
}
