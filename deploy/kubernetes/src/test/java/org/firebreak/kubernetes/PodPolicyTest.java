// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every pod of ours must be, in each overlay.
class PodPolicyTest {
  private static final Pattern PINNED = Pattern.compile(".+(:[0-9][^:/]*|@sha256:[0-9a-f]{64})");

  static Stream<String> overlays() {
    return Manifests.OVERLAYS.stream();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void isWhatTheRestrictedProfileAsksFor(String overlay) {
    pods(overlay)
        .forEach((name, pod) -> {
          var security = pod.getSecurityContext();
          assertThat(security.getRunAsNonRoot()).as(name).isTrue();
          assertThat(security.getRunAsUser()).as(name).isPositive();
          assertThat(security.getSeccompProfile().getType()).as(name).isEqualTo("RuntimeDefault");
          assertThat(
                  List.of(
                      pod.getHostNetwork() == null,
                      pod.getHostPID() == null,
                      pod.getHostIPC() == null))
              .as(name)
              .containsOnly(true);
          assertThat(pod.getVolumes())
              .as(name)
              .allMatch(volume -> volume.getHostPath() == null)
              .filteredOn(volume -> volume.getEmptyDir() != null)
              .allMatch(volume -> volume.getEmptyDir().getSizeLimit() != null);
          for (var container : containers(pod)) {
            var own = container.getSecurityContext();
            assertThat(own.getAllowPrivilegeEscalation()).as(name).isFalse();
            assertThat(own.getReadOnlyRootFilesystem()).as(name).isTrue();
            assertThat(own.getCapabilities().getDrop()).as(name).containsExactly("ALL");
            assertThat(own.getCapabilities().getAdd()).as(name).isEmpty();
            assertThat(own.getPrivileged()).as(name).isNull();
          }
        });
    assertThat(Rendered.ofKind(overlay, "Namespace").getFirst().at("/metadata/labels").toString())
        .contains("\"pod-security.kubernetes.io/enforce\":\"restricted\"");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void hasNoTokenForTheCluster(String overlay) {
    pods(overlay)
        .forEach(
            (name, pod) -> assertThat(pod.getAutomountServiceAccountToken()).as(name).isFalse());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void hasItsResourcesRequestedAndLimited(String overlay) {
    pods(overlay)
        .forEach((name, pod) ->
            containers(pod)
                .forEach(container -> {
                  var resources = container.getResources();
                  assertThat(resources.getLimits()).as(name).containsKeys("cpu", "memory");
                  assertThat(resources.getRequests()).as(name).containsKeys("cpu", "memory");
                  // A JVM that may grow past what the node gave it is the first to be killed.
                  assertThat(resources.getRequests().get("memory"))
                      .isEqualTo(resources.getLimits().get("memory"));
                }));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void runsAnImageOfOneVersion(String overlay) {
    pods(overlay)
        .forEach((name, pod) ->
            containers(pod)
                .forEach(container ->
                    assertThat(container.getImage())
                        .as(name)
                        .matches(PINNED)
                        .doesNotContain("latest")));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void isAskedAtItsManagementPortWhetherItStartedLivesAndIsReady(String overlay) {
    for (var deployment : services(overlay)) {
      var container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
      var probes =
          Map.of(
              "/q/health/started", container.getStartupProbe(),
              "/q/health/live", container.getLivenessProbe(),
              "/q/health/ready", container.getReadinessProbe());
      probes.forEach((path, probe) -> {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
      });
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void hasABudgetAndIsSpreadIfThereCanBeSeveral(String overlay) {
    var budgets =
        Rendered.ofKind(overlay, "PodDisruptionBudget").stream()
            .map(document -> StrictModels.read(document, PodDisruptionBudget.class))
            .map(budget -> budget.getSpec().getSelector().getMatchLabels())
            .toList();
    for (var deployment : services(overlay)) {
      assertThat(budgets).contains(deployment.getSpec().getSelector().getMatchLabels());
      if (deployment.getSpec().getReplicas() > 1) {
        assertThat(deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints())
            .extracting(spread -> spread.getTopologyKey())
            .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
      }
    }
  }

  /// An older version may not know by what a newer one ended a basis, or signed.
  @ParameterizedTest
  @MethodSource("overlays")
  void whatDeliversReadsOrSignsNeverRunsInTwoVersionsAtOnce(String overlay) {
    assertThat(
            services(overlay).stream()
                .filter(each -> "Recreate".equals(each.getSpec().getStrategy().getType()))
                .map(each -> each.getMetadata().getName()))
        .containsExactlyInAnyOrder("consent-service", "referral-service", "audit-service");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void noSecretStandsInAManifest(String overlay) {
    assertThat(Rendered.ofKind(overlay, "Secret")).isEmpty();
    pods(overlay)
        .forEach((name, pod) ->
            containers(pod).stream()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable ->
                    variable.getName().matches(".*(PASSWORD|SECRET|JAAS|TOKEN)(?!_ISSUER).*"))
                .forEach(variable ->
                    assertThat(variable.getValue())
                        .as("%s %s", name, variable.getName())
                        .isNull()));
    for (JsonNode client :
        Rendered.ofKind(overlay, "KeycloakRealmImport").getFirst().at("/spec/realm/clients")) {
      assertThat(client.path("secret").asText("${}")).startsWith("${").endsWith("}");
    }
  }

  private static List<Deployment> services(String overlay) {
    var services =
        Rendered.ofKind(overlay, "Deployment").stream()
            .map(document -> StrictModels.read(document, Deployment.class))
            .filter(found -> found.getMetadata().getName().endsWith("-service"))
            .toList();
    assertThat(services).hasSize(4);
    return services;
  }

  private static List<Container> containers(PodSpec pod) {
    return Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream()).toList();
  }

  static PodSpec pod(String overlay, String name) {
    return Objects.requireNonNull(pods(overlay).get(name), name);
  }

  static Map<String, PodSpec> pods(String overlay) {
    var pods = new TreeMap<String, PodSpec>();
    templates(overlay).forEach((name, template) -> pods.put(name, template.getSpec()));
    assertThat(pods).hasSizeGreaterThanOrEqualTo(8);
    return pods;
  }

  static Map<String, PodTemplateSpec> templates(String overlay) {
    var templates = new TreeMap<String, PodTemplateSpec>();
    for (var document : Rendered.ofKind(overlay, "Deployment")) {
      templates.put(
          Rendered.name(document),
          StrictModels.read(document, Deployment.class).getSpec().getTemplate());
    }
    for (var document : Rendered.ofKind(overlay, "Job")) {
      templates.put(
          Rendered.name(document), StrictModels.read(document, Job.class).getSpec().getTemplate());
    }
    return templates;
  }
}
