// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Map;

/// The fields that we use of CloudNativePG's `postgresql.cnpg.io/v1`, of the Keycloak operator's
/// `k8s.keycloak.org/v2beta1` and of the Prometheus operator's `monitoring.coreos.com/v1`, after
/// their published schemas. A field that is missing here is refused like a misspelt one: add it
/// when the schema has it.
final class OperatorModels {
  private OperatorModels() {}

  record SecretName(String name) {}

  record SecretKey(String name, String key) {}

  record DatabaseCluster(
      String apiVersion, String kind, ObjectMeta metadata, DatabaseClusterSpec spec) {}

  record DatabaseClusterSpec(
      int instances,
      boolean enableSuperuserAccess,
      Certificates certificates,
      Bootstrap bootstrap,
      Managed managed,
      Storage storage,
      ResourceRequirements resources,
      Postgresql postgresql,
      Affinity affinity) {}

  record Certificates(String serverTLSSecret, String serverCASecret) {}

  record Bootstrap(InitDb initdb) {}

  record InitDb(
      String database,
      String owner,
      SecretName secret,
      String encoding,
      String locale,
      List<String> postInitApplicationSQL) {}

  record Managed(List<Role> roles) {}

  record Role(String name, String ensure, boolean login, SecretName passwordSecret) {}

  record Storage(String size) {}

  record Postgresql(Map<String, String> parameters, Synchronous synchronous) {}

  record Synchronous(String method, int number) {}

  record Affinity(boolean enablePodAntiAffinity, String topologyKey, String podAntiAffinityType) {}

  record Keycloak(String apiVersion, String kind, ObjectMeta metadata, KeycloakSpec spec) {}

  record KeycloakSpec(
      int instances,
      KeycloakDatabase db,
      List<Option> additionalOptions,
      Http http,
      Hostname hostname,
      Enabled ingress,
      Enabled networkPolicy,
      ResourceRequirements resources,
      Unsupported unsupported) {}

  record KeycloakDatabase(
      String vendor,
      String host,
      int port,
      String database,
      SecretKey usernameSecret,
      SecretKey passwordSecret) {}

  record Option(String name, String value) {}

  record Http(boolean httpEnabled, int httpsPort, String tlsSecret) {}

  record Hostname(String hostname, boolean backchannelDynamic) {}

  record Enabled(boolean enabled) {}

  record Unsupported(PodTemplateSpec podTemplate) {}

  record RealmImport(String apiVersion, String kind, ObjectMeta metadata, RealmImportSpec spec) {}

  /// @param realm compared with the repository's realm as a whole
  record RealmImportSpec(
      String keycloakCRName, Map<String, Placeholder> placeholders, JsonNode realm) {}

  record Placeholder(SecretKey secret) {}

  record PodMonitor(String apiVersion, String kind, ObjectMeta metadata, PodMonitorSpec spec) {}

  record PodMonitorSpec(LabelSelector selector, List<MetricsEndpoint> podMetricsEndpoints) {}

  record MetricsEndpoint(String port, String path, String interval) {}

  record PrometheusRule(
      String apiVersion, String kind, ObjectMeta metadata, PrometheusRuleSpec spec) {}

  record PrometheusRuleSpec(List<RuleGroup> groups) {}

  record RuleGroup(String name, List<Alert> rules) {}

  /// @param lasting `for`: how long before it rings
  record Alert(
      String alert,
      String expr,
      @JsonProperty("for") String lasting,
      Map<String, String> labels,
      Map<String, String> annotations) {}
}
