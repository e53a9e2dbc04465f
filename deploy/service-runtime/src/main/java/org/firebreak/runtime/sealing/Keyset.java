// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Keys that are used for one thing: the primary one seals, each of them opens.
///
/// Whoever can open can also seal: who may write where is the business of those who let in.
public final class Keyset {

  /// @param id as the file shows it; no secret
  record Key(String id, boolean primary) {}

  private static final Configuration TINK = AeadConfig2026.get();

  private final KeysetHandle keys;
  private final Aead aead;

  private Keyset(KeysetHandle keys) throws GeneralSecurityException {
    this.keys = keys;
    this.aead = keys.getPrimitive(TINK, Aead.class);
  }

  /// With one fresh key of AES-256-GCM.
  public static Keyset create() {
    try {
      return new Keyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key could be made", e);
    }
  }

  /// @throws GeneralSecurityException if it is no keyset of Tink in clear JSON, for AEAD; its
  ///   message may repeat what was given
  static Keyset ofJson(String json) throws GeneralSecurityException {
    return new Keyset(
        TinkJsonProtoKeysetFormat.parseKeyset(json, TINK, InsecureSecretKeyAccess.get()));
  }

  /// Holds the keys themselves.
  String json() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(keys, TINK, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a keyset that cannot be written", e);
    }
  }

  /// Seals with a fresh key; what was sealed before still opens.
  Keyset rotated() {
    try {
      return new Keyset(
          KeysetHandle.newBuilder(keys)
              .setConfiguration(TINK)
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                      .withRandomId()
                      .makePrimary())
              .build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key could be added", e);
    }
  }

  /// What was sealed with that key opens no more.
  ///
  /// @throws IllegalArgumentException if there is no such key, or it is the one that seals
  Keyset without(String id) {
    var at =
        IntStream.range(0, keys.size())
            .filter(index -> key(index).id().equals(id))
            .boxed()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("it has no key " + id));
    if (key(at).primary()) {
      throw new IllegalArgumentException("key " + id + " is the one that seals: rotate first");
    }
    try {
      return new Keyset(KeysetHandle.newBuilder(keys).setConfiguration(TINK).deleteAt(at).build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key could not be taken out", e);
    }
  }

  List<Key> keys() {
    return IntStream.range(0, keys.size()).mapToObj(this::key).toList();
  }

  private Key key(int index) {
    var entry = keys.getAt(index);
    return new Key(Integer.toUnsignedString(entry.getId()), entry.isPrimary());
  }

  /// @param bound opens only together with the same texts in the same order
  public byte[] seal(byte[] content, List<String> bound) {
    try {
      return aead.encrypt(content, AuthenticatedData.of(bound));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("content could not be sealed", e);
    }
  }

  /// Empty if no key here sealed these bytes with the same texts.
  public Optional<byte[]> open(byte[] sealed, List<String> bound) {
    try {
      return Optional.of(aead.decrypt(sealed, AuthenticatedData.of(bound)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /// The same content, sealed with the primary key. Empty as [#open] is.
  public Optional<byte[]> resealed(byte[] sealed, List<String> bound) {
    return open(sealed, bound).map(content -> seal(content, bound));
  }

  /// With what everything begins that the primary key has sealed: Tink's version and the key's id.
  public byte[] beginning() {
    return ByteBuffer.allocate(5).put((byte) 1).putInt(keys.getPrimary().getId()).array();
  }
}
