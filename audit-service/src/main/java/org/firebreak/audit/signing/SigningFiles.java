// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.signing;

import io.quarkus.runtime.PreventFurtherStepsException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.firebreak.audit.LastSigned;
import org.firebreak.audit.disk.NoteFile;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.TrustPolicy;

/// The settings `firebreak.log.key`, `.policy` and `.last-signed`, each a file. They are read while
/// the service starts, and without one of them it does not: a log that cannot sign would look like
/// one that only has nothing to sign.
@ApplicationScoped
class SigningFiles {
  private final Config settings;

  SigningFiles(Config settings) {
    this.settings = settings;
  }

  @Produces
  @Singleton
  NoteSigner key() {
    return read(
        "firebreak.log.key",
        "a private key for notes",
        text -> {
          var signer = NoteSigner.of(text.strip());
          if (signer.key().type() != NoteKey.Type.NOTE) {
            throw new IllegalArgumentException("a key for cosignatures");
          }
          return signer;
        });
  }

  /// The file that auditors use too: it names this log's key and the witnesses.
  @Produces
  @Singleton
  TrustPolicy policy(NoteSigner signer) {
    return read(
        "firebreak.log.policy",
        "a tlog policy that names this log's key",
        text -> {
          var policy = TrustPolicy.ofBytes(text.getBytes(StandardCharsets.UTF_8));
          if (policy.logs().stream().noneMatch(log -> log.key().equals(signer.key()))) {
            throw new IllegalArgumentException("not this log's");
          }
          return policy;
        });
  }

  @Produces
  @Singleton
  LastSigned lastSigned() {
    String setting = "firebreak.log.last-signed";
    Path file =
        settings
            .getOptionalValue(setting, String.class)
            .map(Path::of)
            .orElseThrow(() ->
                unusable(setting, "is not set: name a file outside the database that is kept"));
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isWritable(folder)) {
      throw unusable(setting, "names %s, and this user cannot write to its folder".formatted(file));
    }
    return new LastSignedFile(new NoteFile(file.toAbsolutePath()));
  }

  private <T> T read(String setting, String kind, Function<String, T> parse) {
    Path file =
        settings
            .getOptionalValue(setting, String.class)
            .map(Path::of)
            .orElseThrow(() -> unusable(setting, "is not set: name a file with " + kind));
    try {
      return parse.apply(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw unusable(setting, "names %s, which is missing: put %s there".formatted(file, kind));
    } catch (IOException e) {
      throw unusable(
          setting, "names %s, which this user cannot read: grant it that".formatted(file));
    } catch (IllegalArgumentException e) {
      throw unusable(setting, "names %s, which is not %s".formatted(file, kind));
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
