// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.certmanager.api.model.v1.Certificate;
import io.fabric8.certmanager.api.model.v1.Issuer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.Map;

/// Reads a document as what it says that it is, and fails on a field that this does not have.
///
/// The models are the libraries' own, but for PostgreSQL's, Keycloak's and Prometheus' operators,
/// which publish none for Java: {@link OperatorModels} lists the fields of theirs that we use.
final class StrictModels {
  private static final Map<String, Class<?>> BY_KIND =
      Map.ofEntries(
          Map.entry("v1/Namespace", Namespace.class),
          Map.entry("v1/ConfigMap", ConfigMap.class),
          Map.entry("v1/Secret", Secret.class),
          Map.entry("v1/Service", Service.class),
          Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
          Map.entry("apps/v1/Deployment", Deployment.class),
          Map.entry("batch/v1/Job", Job.class),
          Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          Map.entry("cert-manager.io/v1/Certificate", Certificate.class),
          Map.entry("cert-manager.io/v1/Issuer", Issuer.class),
          Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
          Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
          Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
          Map.entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class),
          Map.entry("postgresql.cnpg.io/v1/Cluster", OperatorModels.DatabaseCluster.class),
          Map.entry("k8s.keycloak.org/v2beta1/Keycloak", OperatorModels.Keycloak.class),
          Map.entry(
              "k8s.keycloak.org/v2beta1/KeycloakRealmImport", OperatorModels.RealmImport.class),
          Map.entry("monitoring.coreos.com/v1/PodMonitor", OperatorModels.PodMonitor.class),
          Map.entry(
              "monitoring.coreos.com/v1/PrometheusRule", OperatorModels.PrometheusRule.class));

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .setAnnotationIntrospector(new NoCatchAll());

  private StrictModels() {}

  /// The libraries' models keep unknown fields in a map beside the known ones; here they have none.
  private static final class NoCatchAll extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated method) {
      return false;
    }
  }

  /// @throws IllegalArgumentException with the field that is not known, and where it stands
  static Object read(JsonNode document) {
    var kind = document.path("apiVersion").asText() + "/" + Rendered.kind(document);
    var model = BY_KIND.get(kind);
    if (model == null) {
      throw new IllegalArgumentException("no model for " + kind);
    }
    return STRICT.convertValue(document, model);
  }

  static <T> T read(JsonNode document, Class<T> model) {
    return model.cast(read(document));
  }
}
