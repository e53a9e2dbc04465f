// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.audit.recount.Statement;
import org.firebreak.stack.RepositoryRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of docs/auditing.md, run as an auditor would who copies them one after the other.
final class AuditingGuideIT {
  private static final Pattern COMMANDS = Pattern.compile("```\\n(.*?)```", Pattern.DOTALL);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final SharedStack stack = SharedStack.get();
  private final Laptop laptop = new Laptop(stack);

  @TempDir private Path folder;

  @Test
  void everyCommandOfTheGuideWorksAndWhatItFetchesHolds() throws Exception {
    assumeTrue(isInstalled("curl"), "the guide's commands need curl, which is not installed");
    Waiting.until("the first checkpoint", PATIENCE, () -> laptop.isThere("log/checkpoint"));
    new Load(stack).send(Load.EVENTS_PER_REFERRAL, Duration.ofSeconds(1));
    Waiting.until("deliveries are published", PATIENCE, () -> delivered() > 0);
    String commands = commands();
    Path script = Files.writeString(folder.resolve("guide.sh"), commands);
    Path said = folder.resolve("said.txt");

    Process process =
        new ProcessBuilder("bash", "-euo", "pipefail", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    process.destroyForcibly();

    String text = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    assertThat(text.lines().filter(line -> line.startsWith("RESULT:")))
        .as(text)
        .hasSize((int) commands.lines().filter(line -> line.startsWith("verify ")).count())
        .hasSizeGreaterThanOrEqualTo(5)
        .containsOnly("RESULT: everything that was checked holds.");
    assertThat(text)
        .contains("\"delivered_to_immigration\":0", "\"delivered_to_unclassified\":0")
        .doesNotContain("\"delivered\":0");
  }

  /// With the addresses, files and month of this run.
  private String commands() throws IOException {
    Path root = RepositoryRoot.find();
    String guide = Files.readString(root.resolve("docs/auditing.md"));
    String chapter =
        guide.substring(guide.indexOf("## How to do it"), guide.indexOf("## Who is let in"));
    String commands =
        COMMANDS
            .matcher(chapter)
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    var month = ZonedDateTime.now(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    commands = put(commands, "http://127.0.0.1:8083", base(stack.addresses().audit().toString()));
    commands =
        put(
            commands,
            "http://127.0.0.1:18080/realms/firebreak",
            base(stack.addresses().issuer().toString()));
    commands =
        put(
            commands,
            "java -jar",
            Path.of(System.getProperty("java.home"), "bin", "java") + " -Xmx128m -jar");
    commands =
        put(
            commands,
            "deploy/end-to-end-tests/target/stack/log/policy.txt",
            stack.parts().logFiles().policy().toString());
    commands =
        put(
            commands,
            "audit-service/offline/target/audit-verify.jar",
            root.resolve("audit-service/offline/target/audit-verify.jar").toString());
    return put(
        commands,
        "from=2026-11-01T00:00:00Z to=2026-12-01T00:00:00Z",
        "from=%sT00:00:00Z to=%sT00:00:00Z".formatted(month, month.plusMonths(1)));
  }

  private long delivered() {
    var everything = "{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2100-01-01T00:00:00Z\"}";
    return Statement.ofBytes(laptop.post("v1/statements", everything).body()).counts().delivered();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static String base(String address) {
    return address.replaceFirst("/+$", "");
  }

  private static String put(String commands, String written, String here) {
    assertThat(commands).as("the guide names it").contains(written);
    return commands.replace(written, here);
  }
}
