// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firebreak.stack.LocalStack;
import org.firebreak.stack.RepositoryRoot;
import org.junit.jupiter.api.Test;

/// `docs/operations/configuration.md` says what the code reads, and nothing else.
class ConfigurationDocumentTest {
  private static final Path ROOT = RepositoryRoot.find();
  private static final Pattern LITERAL = Pattern.compile("\"(firebreak\\.[a-z.-]+)\"");

  /// Names of measurements look like settings; they are what a registry is given.
  private static final Pattern MEASUREMENT =
      Pattern.compile("(?:counter|gauge|timer|summary|builder)\\(\\s*\"(firebreak\\.[a-z.-]+)\"");

  @Test
  void eachSettingThatTheCodeReadsIsDocumentedAndNoneIsInvented() {
    var documented = new TreeSet<String>();
    Documented.all().stream()
        .map(Documented::setting)
        .filter(setting -> setting.startsWith("firebreak."))
        .forEach(documented::add);

    assertThat(documented).isEqualTo(read());
  }

  /// What the code names, and for a name that it completes itself (`firebreak.keysets.` and a name)
  /// each way in which it does.
  private static Set<String> read() {
    var settings = new TreeSet<String>();
    for (var source : sources()) {
      var measurements = new TreeSet<String>();
      MEASUREMENT.matcher(source).results().forEach(found -> measurements.add(found.group(1)));
      LITERAL
          .matcher(source)
          .results()
          .map(found -> found.group(1))
          .filter(name -> !measurements.contains(name))
          .forEach(name -> {
            if (name.endsWith(".")) {
              keysets().forEach(keyset -> settings.add(name + keyset));
            } else {
              settings.add(name);
            }
          });
    }
    return settings;
  }

  private static Set<String> keysets() {
    var names = new TreeSet<String>();
    var asked = Pattern.compile("\\.keyset\\(\"([a-z]+)\"\\)");
    sources()
        .forEach(
            source -> asked.matcher(source).results().forEach(found -> names.add(found.group(1))));
    assertThat(names).isNotEmpty();
    return names;
  }

  @Test
  void theDefaultsAreThoseThatTheServicesArePackagedWith() throws IOException {
    for (var service : LocalStack.SERVICES) {
      var packaged = packaged(service);
      for (var documented : Documented.all()) {
        var value = packaged.getProperty(documented.setting());
        if (documented.isOf(service) && documented.value().startsWith("`") && value != null) {
          assertThat("`" + value + "`")
              .as("%s %s", service, documented.setting())
              .isEqualTo(documented.value());
        }
      }
    }
  }

  @Test
  void theDefaultsOfFirebreaksOwnSettingsStandInAFile() throws IOException {
    for (var documented : Documented.all()) {
      if (documented.setting().startsWith("firebreak.") && documented.value().startsWith("`")) {
        for (var service : documented.of().split(", ")) {
          assertThat(packaged(service))
              .containsEntry(documented.setting(), documented.value().replace("`", ""));
        }
      }
    }
  }

  @Test
  void theTestsThatItNamesExist() throws IOException {
    var names = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");
    var document = Files.readString(ROOT.resolve("docs/operations/configuration.md"));
    var named = new TreeSet<String>();
    names.matcher(document).results().forEach(found -> named.add(found.group(1) + ".java"));

    assertThat(named).hasSizeGreaterThan(4);
    assertThat(
            files("src/test/java")
                .map(file -> file.getFileName().toString())
                .filter(named::contains)
                .distinct())
        .containsExactlyInAnyOrderElementsOf(named);
  }

  private static Properties packaged(String service) throws IOException {
    var packaged =
        properties(
            "deploy/service-runtime/src/main/resources/META-INF/microprofile-config.properties");
    packaged.putAll(properties(service + "/src/main/resources/application.properties"));
    return packaged;
  }

  private static Properties properties(String file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(ROOT.resolve(file))) {
      properties.load(reader);
    }
    return properties;
  }

  static List<String> sources() {
    return files("src/main/java")
        .filter(file -> file.toString().endsWith(".java"))
        .map(ConfigurationDocumentTest::text)
        .toList();
  }

  /// Of the services and what they are all deployed with.
  private static Stream<Path> files(String folder) {
    return Stream.concat(
            LocalStack.SERVICES.stream(), Stream.of("deploy/service-runtime", "deploy/kubernetes"))
        .map(module -> ROOT.resolve(module).resolve(folder))
        .flatMap(ConfigurationDocumentTest::below);
  }

  private static Stream<Path> below(Path folder) {
    try (var found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
