// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A keyset's life, by the command that operators use, as a service sees it at its starts.
class KeysetsTest {

  private static final byte[] CONTENT = "Sample Person".getBytes(UTF_8);
  private static final List<String> BOUND = List.of("here");

  private final List<String> said = new ArrayList<>();
  private Path file = Path.of("");

  @BeforeEach
  void create(@TempDir Path folder) {
    file = folder.resolve("outbound.json");
    assertThat(run("create")).isZero();
  }

  @Test
  void whatWasSealedBeforeARotationOpensAfterItAndNoMoreOnceItsKeyIsRetired() {
    var sealed = atAStart().seal(CONTENT, BOUND);
    var first = atAStart().keys().getFirst().id();

    assertThat(run("rotate")).isZero();
    var after = atAStart();
    assertThat(after.open(sealed, BOUND)).contains(CONTENT);
    var newer = after.seal(CONTENT, BOUND);

    assertThat(run("retire", first)).isZero();
    assertThat(atAStart().open(sealed, BOUND)).isEmpty();
    assertThat(atAStart().open(newer, BOUND)).contains(CONTENT);
    assertThat(after.open(sealed, BOUND)).as("until its service starts again").contains(CONTENT);
  }

  @Test
  void aRotationIsKnownOnlyToWhoStartsAfterIt() {
    var before = atAStart();

    run("rotate");

    assertThat(before.open(atAStart().seal(CONTENT, BOUND), BOUND)).isEmpty();
  }

  @Test
  void theFileIsItsOwnersAloneAndNothingOfAKeyIsPrinted() throws IOException {
    run("rotate");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var ids = atAStart().keys().stream().map(Keyset.Key::id).toList();
    assertThat(said.getLast().lines())
        .containsExactly(ids.getFirst() + " opens", ids.getLast() + " seals and opens");
    try (var files = Files.list(file.resolveSibling(""))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void anExistingFileIsNotCreatedAgain() throws IOException {
    var before = Files.readString(file);

    assertThat(run("create")).isEqualTo(1);

    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void theKeyThatSealsIsNotRetired() {
    var only = atAStart().keys().getFirst().id();

    assertThat(run("retire", only)).isEqualTo(1);
    assertThat(run("retire", "7")).isEqualTo(1);

    assertThat(atAStart().keys()).hasSize(1);
  }

  @Test
  void whatIsNoCommandSaysHowToUseIt() {
    for (var wrong : List.of("", "create", "rotate", "destroy x", "create a b", "retire x")) {
      assertThat(Keysets.run(Arrays.asList(wrong.split(" ", -1)), said::add)).isEqualTo(1);
      assertThat(said.getLast()).contains("create FILE | rotate FILE | retire FILE KEY_ID");
    }
  }

  @Test
  void aServiceWithoutItsKeysetDoesNotStartAndSaysWhatToDoInOneLine() throws IOException {
    refused(Map.of(), "is not set");
    refused(Map.of("firebreak.keysets.outbound", file + "x"), "is missing: put the keyset there");
    refused(Map.of("firebreak.keysets.outbound", file.getParent() + ""), "cannot read");
    Files.writeString(file, "{\"secret\":\"Sample\"}");
    refused(Map.of("firebreak.keysets.outbound", file + ""), "is no AEAD keyset");
    assertThat(run("rotate")).isEqualTo(1);
    assertThat(said.getLast()).doesNotContain("Sample");
  }

  private static void refused(Map<String, String> settings, String why) {
    assertThatThrownBy(() -> files(settings).keyset("outbound"))
        .isInstanceOf(PreventFurtherStepsException.class)
        .hasNoCause()
        .hasMessageContainingAll("does not start", "firebreak.keysets.outbound", why, "keys.md")
        .hasMessageNotContainingAny("\n", "Sample");
  }

  private int run(String command, String... more) {
    var arguments = new ArrayList<>(List.of(command, file.toString()));
    arguments.addAll(List.of(more));
    return Keysets.run(arguments, said::add);
  }

  private Keyset atAStart() {
    return files(Map.of("firebreak.keysets.outbound", file.toString())).keyset("outbound");
  }

  private static KeysetFiles files(Map<String, String> settings) {
    return new KeysetFiles(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build());
  }
}
