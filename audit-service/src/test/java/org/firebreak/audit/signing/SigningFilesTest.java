// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.firebreak.audit.LastSigned;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningFilesTest {
  private final NoteSigner log =
      NoteSigner.generate("audit.example/log", NoteKey.Type.NOTE, new SecureRandom());
  private final Map<String, String> settings = new HashMap<>();

  @TempDir private Path folder;

  @BeforeEach
  void everythingIsThere() throws IOException {
    write("key", log.text() + "\n");
    write("policy", "log " + log.key().text() + "\nquorum none\n");
    settings.put("firebreak.log.last-signed", folder.resolve("last-signed").toString());
  }

  private void write(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    settings.put("firebreak.log." + name, file.toString());
  }

  private SigningFiles files() {
    return new SigningFiles(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build());
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable start, String why) {
    assertThatThrownBy(start)
        .isInstanceOf(PreventFurtherStepsException.class)
        .hasMessageContaining("The service does not start: the setting firebreak.log.")
        .hasMessageContaining(why)
        .hasNoCause();
  }

  @Test
  void theKeyAndItsPolicyAreRead() {
    assertThat(files().key().key()).isEqualTo(log.key());
    assertThat(files().policy(log).logs().getFirst().key()).isEqualTo(log.key());
  }

  @Test
  void aPrivateKeyIsInNoMessage() throws IOException {
    String secret = log.text().substring(log.text().length() - 20);
    write("key", log.text().replace("audit.example", "other.example"));
    assertThatThrownBy(() -> files().key())
        .hasMessageContaining("is not a private key for notes")
        .hasMessageNotContaining(secret);
  }

  @Test
  void aWitnesssKeyIsNotALogs() throws IOException {
    write(
        "key",
        NoteSigner.generate("w.example", NoteKey.Type.COSIGNATURE, new SecureRandom()).text());
    refused(() -> files().key(), "is not a private key for notes");
  }

  @Test
  void aPolicyOfAnotherLogIsRefused() throws IOException {
    var other = NoteSigner.generate("other.example/log", NoteKey.Type.NOTE, new SecureRandom());
    write("policy", "log " + other.key().text() + "\nquorum none\n");
    refused(() -> files().policy(log), "names this log's key");
    write("policy", "nonsense\n");
    refused(() -> files().policy(log), "is not a tlog policy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "policy", "last-signed"})
  void aSettingThatIsMissingIsNamed(String name) {
    settings.remove("firebreak.log." + name);
    refused(() -> start(files()), "firebreak.log." + name + " is not set");
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    settings.put("firebreak.log.key", folder.resolve("absent").toString());
    refused(() -> files().key(), "absent, which is missing");
  }

  @Test
  void aFolderThatCannotBeWrittenToIsFoundOutAtTheStart() {
    settings.put("firebreak.log.last-signed", folder.resolve("absent/last-signed").toString());
    refused(() -> files().lastSigned(), "cannot write to its folder");
  }

  private void start(SigningFiles files) {
    files.policy(files.key());
    files.lastSigned();
  }

  @Test
  void theLastSignedCheckpointIsThereAfterARestart() {
    assertThat(files().lastSigned().get()).isEmpty();
    files().lastSigned().set(note(1));
    files().lastSigned().set(note(2));
    assertThat(files().lastSigned().get()).contains(note(2));
  }

  /// Whoever emptied it did not do so by crashing: it is written whole or not at all.
  @Test
  void anotherTextInItsPlaceIsNotTakenForNone() throws IOException {
    LastSigned lastSigned = files().lastSigned();
    Files.writeString(folder.resolve("last-signed"), "");
    assertThatThrownBy(lastSigned::get).isInstanceOf(LogDamaged.class);
  }

  private SignedNote note(long size) {
    return SignedNote.of(new Checkpoint("audit.example/log", size, Hashing.EMPTY_ROOT).text(), log);
  }
}
