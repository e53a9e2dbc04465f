// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.firebreak.stack.AccessRule;
import org.firebreak.stack.Topic;

/// Topics and accounts as Strimzi reads them.
///
/// An account's rules hold for itself alone, so what the table says of everyone stands with each.
final class KafkaResources {
  private static final String CLUSTER = "firebreak";

  private KafkaResources() {}

  static String topics(List<Topic> topics) {
    return topics.stream().map(KafkaResources::topic).collect(Collectors.joining("---\n"));
  }

  private static String topic(Topic topic) {
    return """
    apiVersion: kafka.strimzi.io/v1
    kind: KafkaTopic
    metadata:
      name: %s
      labels:
        strimzi.io/cluster: %s
    spec:
      partitions: %d
      config:
    %s\
    """
        .formatted(
            topic.name(),
            CLUSTER,
            topic.partitions(),
            topic.configuration().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> "    %s: %s\n".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining()));
  }

  static String users(List<AccessRule> rules) {
    return rules.stream()
        .map(AccessRule::principal)
        .filter(principal -> !principal.equals("*"))
        .distinct()
        .map(principal ->
            user(principal, rules.stream().filter(rule -> rule.concerns(principal)).toList()))
        .collect(Collectors.joining("---\n"));
  }

  private static String user(String principal, List<AccessRule> rules) {
    return """
    apiVersion: kafka.strimzi.io/v1
    kind: KafkaUser
    metadata:
      name: %s
      labels:
        strimzi.io/cluster: %s
    spec:
      authentication:
        type: scram-sha-512
      authorization:
        type: simple
        acls:
    %s\
    """
        .formatted(
            principal,
            CLUSTER,
            rules.stream().map(KafkaResources::rule).collect(Collectors.joining()));
  }

  private static String rule(AccessRule rule) {
    return """
          - type: %s
            resource: { type: %s, name: "%s", patternType: %s }
            operations: [%s]
    """
        .formatted(
            rule.permission() == AclPermissionType.DENY ? "deny" : "allow",
            resource(rule.resource()),
            rule.name(),
            rule.pattern() == PatternType.PREFIXED ? "prefix" : "literal",
            rule.operations().stream()
                .map(KafkaResources::operation)
                .sorted()
                .collect(Collectors.joining(", ")));
  }

  private static String resource(ResourceType type) {
    return switch (type) {
      case TOPIC -> "topic";
      case GROUP -> "group";
      case TRANSACTIONAL_ID -> "transactionalId";
      default -> throw new IllegalArgumentException("access.csv has no such resource: " + type);
    };
  }

  private static String operation(AclOperation operation) {
    var name = operation.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
