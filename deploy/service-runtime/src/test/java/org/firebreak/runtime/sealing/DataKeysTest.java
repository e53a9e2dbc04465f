// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataKeysTest {

  private static final byte[] CONTENT = "Sample Person".getBytes(UTF_8);

  private final Keyset keyset = Keyset.create();
  private final DataKeys keys = new DataKeys(keyset);

  @Test
  void anItemOpensForItsOwnerWithItsKey() {
    assertThat(keys.open(keys.seal(CONTENT, "hold", "1"), "hold", "1")).contains(CONTENT);
  }

  @Test
  void anItemOfAnotherOwnerDoesNotOpen() {
    var sealed = keys.seal(CONTENT, "hold", "1");

    assertThat(keys.open(sealed, "hold", "2")).isEmpty();
    assertThat(keys.open(sealed, "copy", "1")).isEmpty();
    assertThat(keys.open(sealed, "hol", "d1")).isEmpty();
  }

  @Test
  void eachItemHasAKeyOfItsOwnEvenForTheSameOwner() {
    var first = keys.seal(CONTENT, "hold", "1");
    var second = keys.seal(CONTENT, "hold", "1");

    assertThat(keys.open(new DataKeys.Sealed(second.wrappedKey(), first.bytes()), "hold", "1"))
        .isEmpty();
  }

  @Test
  void theKeysetAloneOpensNoItem() {
    var sealed = keys.seal(CONTENT, "hold", "1");

    assertThat(keys.open(new DataKeys.Sealed(new byte[0], sealed.bytes()), "hold", "1")).isEmpty();
    assertThat(keys.open(new DataKeys.Sealed(sealed.bytes(), sealed.bytes()), "hold", "1"))
        .isEmpty();
  }

  @Test
  void whatWasSealedBeforeARotationOpensUntilItsKeyIsRetired() {
    var sealed = keys.seal(CONTENT, "hold", "1");
    var rotated = keyset.rotated();

    assertThat(new DataKeys(rotated).open(sealed, "hold", "1")).contains(CONTENT);
    assertThat(
            new DataKeys(rotated.without(keyset.keys().getFirst().id())).open(sealed, "hold", "1"))
        .isEmpty();
  }
}
