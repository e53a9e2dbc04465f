// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Fresh keysets for what the services seal, in files that their owner alone can read. They live as
/// long as one stack.
public final class Keysets {
  /// Who needs which is in docs/operations/keys.md.
  private static final Map<String, List<String>> BY_SERVICE =
      Map.of(
          "referral-service", List.of("outbound", "inbox", "home"),
          "consent-service", List.of("outbound", "inbox", "quarantine"));

  private final Path folder;

  private Keysets(Path folder) {
    this.folder = folder;
  }

  /// @param workDirectory a folder `keysets` in it is emptied first
  public static Keysets generate(Path workDirectory) {
    var folder = WorkFiles.emptyFolder(workDirectory.resolve("keysets"));
    try {
      for (var name : List.of("outbound", "inbox", "home", "quarantine")) {
        WorkFiles.writeSecret(folder.resolve(name + ".json"), keyset());
      }
    } catch (GeneralSecurityException e) {
      throw new PartFailed("No keyset could be made", e);
    }
    return new Keysets(folder);
  }

  private static String keyset() throws GeneralSecurityException {
    var tink = AeadConfig2026.get();
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, tink),
        tink,
        InsecureSecretKeyAccess.get());
  }

  public Map<String, String> serviceSettings(String service) {
    return BY_SERVICE.getOrDefault(service, List.of()).stream()
        .collect(
            Collectors.toMap(
                name -> "firebreak.keysets." + name,
                name -> folder.resolve(name + ".json").toString()));
  }
}
