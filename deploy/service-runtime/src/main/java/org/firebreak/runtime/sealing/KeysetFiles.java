// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.sealing;

import io.quarkus.runtime.PreventFurtherStepsException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.eclipse.microprofile.config.Config;

/// Keysets by name, each from the file that the setting `firebreak.keysets.<name>` names.
///
/// Who needs one asks while the service starts, and without it the service does not: content is
/// never sealed with less. A file that changes is read at the next start.
@ApplicationScoped
public class KeysetFiles {

  private final Config settings;

  public KeysetFiles(Config settings) {
    this.settings = settings;
  }

  /// @throws PreventFurtherStepsException with one line for operators, which ends the start
  public Keyset keyset(String name) {
    var setting = "firebreak.keysets." + name;
    var file =
        settings
            .getOptionalValue(setting, String.class)
            .map(Path::of)
            .orElseThrow(() -> unusable(setting, "is not set: name a keyset file"));
    try {
      return Keyset.ofJson(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw unusable(setting, "names %s, which is missing: put the keyset there".formatted(file));
    } catch (IOException e) {
      throw unusable(
          setting, "names %s, which this user cannot read: grant it that".formatted(file));
    } catch (GeneralSecurityException e) {
      throw unusable(
          setting, "names %s, which is no AEAD keyset: put the right file there".formatted(file));
    }
  }

  /// Without a cause: the start ends with this line alone, and a parser's message might repeat a
  /// key.
  private static PreventFurtherStepsException unusable(String setting, String what) {
    return new PreventFurtherStepsException(
        "The service does not start: the setting %s %s (docs/operations/keys.md)."
            .formatted(setting, what),
        1);
  }
}
