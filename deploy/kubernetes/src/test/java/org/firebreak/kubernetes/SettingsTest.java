// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.stack.LocalStack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a pod is told: every Secret, key and file that it names exists, and what it must be told is
/// said.
class SettingsTest {
  private static final Pattern FILE = Pattern.compile("/(?:etc|var/lib)/firebreak/[a-z./-]+");

  static Stream<String> overlays() {
    return Manifests.OVERLAYS.stream();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void eachServiceIsToldWhatItRequires(String overlay) {
    for (var service : LocalStack.SERVICES) {
      assertThat(variables(overlay, service))
          .as(service)
          .containsAll(
              Documented.all().stream()
                  .filter(row -> row.isOf(service) && row.mustBeSet())
                  .map(Documented::variable)
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void eachServiceIsToldNothingThatIsNotDocumentedForIt(String overlay) {
    for (var service : LocalStack.SERVICES) {
      assertThat(variables(overlay, service))
          .as(service)
          .isSubsetOf(
              Documented.all().stream()
                  .filter(row -> row.isOf(service))
                  .map(Documented::variable)
                  .collect(Collectors.toSet()));
    }
  }

  /// The service's role migrates nothing, and the owner's password is in no service's pod.
  @ParameterizedTest
  @MethodSource("overlays")
  void onlyMigrationsKnowTheOwner(String overlay) {
    PodPolicyTest.pods(overlay)
        .forEach((name, pod) -> {
          var migrates = name.endsWith("-migration");
          assertThat(pod.toString().contains("-database-owner")).as(name).isEqualTo(migrates);
          var values = values(pod.getContainers().getFirst());
          if (migrates) {
            assertThat(values).containsEntry("QUARKUS_INIT_AND_EXIT", "true");
            assertThat(values).doesNotContainKey("QUARKUS_DATASOURCE_PASSWORD");
          } else if (name.endsWith("-service")) {
            assertThat(values).containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
            assertThat(values).containsEntry("QUARKUS_FLYWAY_VALIDATE_AT_START", "true");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void eachSecretAndKeyThatIsNamedIsMadeBySomebody(String overlay) {
    var made = made(overlay);
    var named = named(overlay);

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(made).containsAll(named);
  }

  /// An operator who has made everything in the list has made nothing in vain.
  @ParameterizedTest
  @MethodSource("overlays")
  void eachSecretThatAnOperatorMustMakeIsNamed(String overlay) {
    var names = named(overlay).stream().map(key -> key.replaceAll("/.*", "")).toList();
    for (var row : listed(overlay)) {
      assertThat(names).contains(row[0] + " " + row[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void eachFileThatASettingNamesIsMounted(String overlay) {
    var made = made(overlay);
    PodPolicyTest.pods(overlay)
        .forEach((name, pod) -> {
          for (var container : pod.getContainers()) {
            Stream.concat(
                    container.getEnv().stream().map(EnvVar::getValue), container.getArgs().stream())
                .filter(value -> value != null)
                .flatMap(value -> FILE.matcher(value).results().map(found -> found.group()))
                .forEach(file ->
                    assertThat(isThere(pod, container, file, made))
                        .as("%s %s", name, file)
                        .isTrue());
          }
        });
  }

  private static boolean isThere(PodSpec pod, Container container, String file, Set<String> made) {
    for (var mount : container.getVolumeMounts()) {
      if (file.startsWith(mount.getMountPath() + "/")) {
        var key = file.substring(mount.getMountPath().length() + 1);
        var volume =
            pod.getVolumes().stream()
                .filter(found -> found.getName().equals(mount.getName()))
                .findFirst()
                .orElseThrow();
        return holds(volume, key, made);
      }
    }
    return false;
  }

  private static boolean holds(Volume volume, String key, Set<String> made) {
    if (volume.getPersistentVolumeClaim() != null) {
      return true;
    }
    if (volume.getConfigMap() != null) {
      return made.contains("ConfigMap %s/%s".formatted(volume.getConfigMap().getName(), key));
    }
    var secret = volume.getSecret();
    var listed =
        secret.getItems().isEmpty()
            || secret.getItems().stream().anyMatch(item -> item.getPath().equals(key));
    return listed && made.contains("Secret %s/%s".formatted(secret.getSecretName(), key));
  }

  private static Set<String> variables(String overlay, String service) {
    return values(PodPolicyTest.pod(overlay, service).getContainers().getFirst()).keySet();
  }

  private static Map<String, String> values(Container container) {
    var values = new HashMap<String, String>();
    for (var variable : container.getEnv()) {
      assertThat(values).as("given twice").doesNotContainKey(variable.getName());
      values.put(variable.getName(), variable.getValue() == null ? "" : variable.getValue());
    }
    return values;
  }

  private static List<String[]> listed(String overlay) {
    return Rows.of(Manifests.folder().resolve("secrets.csv"), 5).stream()
        .filter(row -> row[3].equals("all") || row[3].equals(overlay))
        .map(row -> new String[] {row[0], row[1], row[2]})
        .toList();
  }

  /// `Kind name/key` of everything that an operator lists, or an operator of the cluster makes.
  private static Set<String> made(String overlay) {
    var made = new TreeSet<String>();
    for (var row : listed(overlay)) {
      for (var key : row[2].split(",")) {
        made.add("%s %s/%s".formatted(row[0], row[1], key));
      }
    }
    for (var document : Rendered.overlay(overlay)) {
      var name = Rendered.name(document);
      switch (Rendered.kind(document)) {
        case "Certificate" ->
            List.of("tls.crt", "tls.key", "ca.crt")
                .forEach(key ->
                    made.add(
                        "Secret %s/%s".formatted(document.at("/spec/secretName").asText(), key)));
        case "KafkaUser" ->
            List.of("password", "sasl.jaas.config")
                .forEach(key -> made.add("Secret %s/%s".formatted(name, key)));
        case "Kafka" -> made.add("Secret %s-cluster-ca-cert/ca.crt".formatted(name));
        case "ConfigMap" ->
            document
                .path("data")
                .fieldNames()
                .forEachRemaining(key -> made.add("ConfigMap %s/%s".formatted(name, key)));
        default -> {}
      }
    }
    return made;
  }

  /// `Kind name/key` of everything that a document names; where it names no key, any that is there.
  private static Set<String> named(String overlay) {
    var named = new HashSet<String>();
    var made = made(overlay);
    for (var document : Rendered.overlay(overlay)) {
      if (!Rendered.kind(document).equals("Certificate")
          && !Rendered.kind(document).equals("Issuer")) {
        name(document, made, named);
      }
    }
    return named;
  }

  private static void name(JsonNode node, Set<String> made, Set<String> named) {
    for (var field : node.properties()) {
      var value = field.getValue();
      switch (field.getKey()) {
        case "secretKeyRef",
            "usernameSecret",
            "passwordSecret",
            "secret",
            "configMapKeyRef",
            "configMap" -> {
          var kind = field.getKey().startsWith("configMap") ? "ConfigMap " : "Secret ";
          var name = value.path("secretName").asText(value.path("name").asText());
          if (value.isObject() && value.has("key")) {
            named.add(kind + name + "/" + value.path("key").asText());
          } else if (value.isObject() && value.has("items")) {
            value
                .path("items")
                .forEach(item -> named.add(kind + name + "/" + item.path("key").asText()));
          } else if (value.isObject()) {
            named.add(any(kind + name, made));
          }
        }
        case "tlsSecret", "serverTLSSecret", "serverCASecret" ->
            named.add("Secret " + value.asText() + "/tls.crt");
        default -> {}
      }
    }
    node.forEach(child -> name(child, made, named));
  }

  private static String any(String kindAndName, Set<String> made) {
    return made.stream()
        .filter(key -> key.startsWith(kindAndName + "/"))
        .findFirst()
        .orElse(kindAndName + "/(any)");
  }
}
