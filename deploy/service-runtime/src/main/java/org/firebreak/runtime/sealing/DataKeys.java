// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Seals what lies in a database, each item with a data key of its own, and the data key with a
/// keyset. The wrapped key is a row of its own: once that row is gone, nobody opens the item, not
/// even with the keyset.
///
/// Item and key are bound to what they belong to: moved to another row they do not open.
public final class DataKeys {

  /// @param wrappedKey to be stored where it can be destroyed by itself
  /// @param bytes worthless without it
  public record Sealed(byte[] wrappedKey, byte[] bytes) {}

  private static final String KEY = "firebreak.data-key.v1";
  private static final String ITEM = "firebreak.item.v1";
  private static final int AES_256 = 32;

  private final Keyset keyset;

  public DataKeys(Keyset keyset) {
    this.keyset = keyset;
  }

  /// @param owner such as the table and the id of its row
  public Sealed seal(byte[] content, String... owner) {
    var key = Random.randBytes(AES_256);
    try {
      return new Sealed(
          keyset.seal(key, bound(KEY, owner)),
          aead(key).encrypt(content, AuthenticatedData.of(bound(ITEM, owner))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("content could not be sealed", e);
    }
  }

  /// Empty if it was not sealed so, for this owner, under a key that the keyset still has.
  public Optional<byte[]> open(Sealed sealed, String... owner) {
    return keyset
        .open(sealed.wrappedKey(), bound(KEY, owner))
        .flatMap(key -> open(key, sealed.bytes(), owner));
  }

  /// The same data key, wrapped by the keyset's primary key: its item stays as it is. Empty if the
  /// keyset does not open it for this owner.
  public Optional<byte[]> rewrapped(byte[] wrappedKey, String... owner) {
    return keyset.resealed(wrappedKey, bound(KEY, owner));
  }

  private static Optional<byte[]> open(byte[] key, byte[] bytes, String... owner) {
    try {
      return Optional.of(aead(key).decrypt(bytes, AuthenticatedData.of(bound(ITEM, owner))));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static Aead aead(byte[] key) throws GeneralSecurityException {
    return new AesGcmJce(key);
  }

  private static List<String> bound(String version, String... owner) {
    var texts = new ArrayList<String>();
    texts.add(version);
    texts.addAll(List.of(owner));
    return texts;
  }
}
