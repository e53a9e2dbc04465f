// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/reasons.md, the page for agencies, says what the code says. Where it does not, the failure
/// shows the lines that it must have.
class ReasonsPageTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";

  /// Problems.of(409, "CODE" or why.name() after a case, "title", "what was wrong and what to do").
  private static final Pattern REFUSAL =
      Pattern.compile(
          "(?:case (?<constant>[A-Z_]+) ->\\s*)?Problems\\.(?:of|builder)\\(\\s*(?<status>\\d{3}),\\s*"
              + "(?:\"(?<code>[A-Z_]+)\"|\\w+\\.name\\(\\)),\\s*TEXT,\\s*(?<said>TEXT(?:\\s*\\+\\s*TEXT)*)"
                  .replace("TEXT", TEXT));

  private static final Pattern BETWEEN_TEXTS = Pattern.compile("(?<!\\\\)\"\\s*\\+\\s*\"");

  private static final List<String> FOR_AGENCIES =
      List.of(
          "referral-service/src/main/java",
          "consent-service/src/main/java",
          "deploy/service-runtime/src/main/java");

  @Test
  void everyReasonStandsOnThePageInTheWordsThatASourceReads() throws IOException {
    var told =
        Arrays.stream(Reason.values())
            .map(reason ->
                "| `%s` | %s | %s |".formatted(reason, reason.whatHappened, reason.whatToDo))
            .toList();

    assertThat(rowsOf("## Why a referral is not delivered")).containsExactlyElementsOf(told);
  }

  @Test
  void everyRefusalStandsOnThePage() throws IOException {
    var refusals = new ArrayList<String>();
    for (var folder : FOR_AGENCIES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          refusals.addAll(refusalsIn(Files.readString(file)));
        }
      }
    }

    assertThat(refusals).hasSizeGreaterThan(30);
    assertThat(rowsOf("## What the API refuses"))
        .containsExactlyElementsOf(refusals.stream().sorted().distinct().toList());
  }

  private static List<String> refusalsIn(String source) {
    return REFUSAL
        .matcher(source)
        .results()
        .map(found ->
            "| `%s` | %s | %s |"
                .formatted(
                    found.group("code") == null ? found.group("constant") : found.group("code"),
                    found.group("status"),
                    said(found.group("said"))))
        .toList();
  }

  /// As it is read, not as it is written in the source. A list that the code makes stands on a page
  /// of its own.
  private static String said(String literals) {
    var text = BETWEEN_TEXTS.matcher(literals).replaceAll("");
    return text.substring(1, text.length() - 1)
        .translateEscapes()
        .replaceAll(" one of $", " one of those in [reviewing](reviewing.md).");
  }

  /// Without the two lines of the table's head.
  private static List<String> rowsOf(String heading) throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/reasons.md")).stream()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .toList();
  }
}
