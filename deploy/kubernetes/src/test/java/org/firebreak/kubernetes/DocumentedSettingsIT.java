// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.firebreak.stack.LocalStack;
import org.firebreak.stack.RepositoryRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A setting of Quarkus or Kafka that does not exist is not refused, it is ignored. So what the
/// document names, and with it every variable of a Deployment, is looked up in what the jars of the
/// packaged service say that they read.
class DocumentedSettingsIT {
  private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";

  /// A name in the middle that the user chooses, as the model writes it: `__TLS_BUCKET_NAME__`.
  private static final Pattern CHOSEN = Pattern.compile("__[A-Z_]+?__");

  static List<String> services() {
    return LocalStack.SERVICES;
  }

  @ParameterizedTest
  @MethodSource("services")
  void eachSettingOfQuarkusThatIsDocumentedExists(String service) throws IOException {
    var known = variables(service).stream().map(DocumentedSettingsIT::pattern).toList();
    var documented =
        Documented.all().stream()
            .filter(row -> row.isOf(service) && row.setting().startsWith("quarkus."))
            .map(Documented::variable)
            .toList();

    assertThat(documented)
        .hasSizeGreaterThan(15)
        .allMatch(name -> known.stream().anyMatch(pattern -> pattern.matcher(name).matches()));
  }

  @ParameterizedTest
  @MethodSource("services")
  void aMisspeltOneDoesNot(String service) throws IOException {
    var known = variables(service).stream().map(DocumentedSettingsIT::pattern).toList();

    assertThat(List.of("QUARKUS_HTTP_HOTS", "QUARKUS_FLYWAY_VALIDATE_ON_START"))
        .noneMatch(name -> known.stream().anyMatch(pattern -> pattern.matcher(name).matches()));
  }

  @Test
  void eachSettingOfKafkaThatIsDocumentedExists() {
    var documented =
        Documented.all().stream()
            .map(Documented::setting)
            .filter(setting -> setting.startsWith("kafka."))
            .map(setting -> setting.substring("kafka.".length()))
            .toList();

    assertThat(ConsumerConfig.configNames()).containsAll(documented);
    assertThat(ProducerConfig.configNames()).containsAll(documented);
  }

  @ParameterizedTest
  @MethodSource("services")
  void eachVariableOfAMigrationIsDocumented(String service) {
    var pod = service.replace("-service", "-migration");
    var documented = Documented.all().stream().map(Documented::variable).toList();

    for (var overlay : Manifests.OVERLAYS) {
      assertThat(PodPolicyTest.pod(overlay, pod).getContainers().getFirst().getEnv())
          .allMatch(variable -> documented.contains(variable.getName()));
    }
  }

  private static Pattern pattern(String variable) {
    return Pattern.compile(CHOSEN.matcher(variable).replaceAll("_[A-Z0-9_]+_"));
  }

  private static Set<String> variables(String service) throws IOException {
    var folder = RepositoryRoot.find().resolve(service).resolve("target/quarkus-app/lib/main");
    var variables = new TreeSet<String>();
    try (var jars = Files.list(folder)) {
      for (var jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        try (var opened = new JarFile(jar.toFile())) {
          var model = opened.getEntry(MODEL);
          if (model != null) {
            collect(new ObjectMapper().readTree(opened.getInputStream(model)), variables);
          }
        }
      }
    }
    return variables;
  }

  private static void collect(JsonNode node, Set<String> variables) {
    if (node.has("environmentVariable")) {
      variables.add(node.path("environmentVariable").asText());
    }
    node.forEach(child -> collect(child, variables));
  }
}
