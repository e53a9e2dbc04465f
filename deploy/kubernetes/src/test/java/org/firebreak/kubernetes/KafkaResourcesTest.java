// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTransactionalIdResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.firebreak.stack.AccessRule;
import org.firebreak.stack.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Strimzi is told of topics and accounts is what a test of the real broker enforces.
class KafkaResourcesTest {

  static Stream<String> overlays() {
    return Manifests.OVERLAYS.stream();
  }

  @Test
  void eachAccountHasTheRulesOfTheTableAndWhatItSaysOfEveryone() {
    var users = read("users.yaml", KafkaUser.class);

    assertThat(users.stream().map(user -> user.getMetadata().getName()))
        .containsExactlyInAnyOrderElementsOf(AccessRule.principals());
    for (var user : users) {
      var name = user.getMetadata().getName();
      assertThat(rules(user))
          .as(name)
          .containsExactlyInAnyOrderElementsOf(
              AccessRule.all().stream()
                  .filter(rule -> rule.concerns(name))
                  .map(rule -> as(name, rule))
                  .toList());
    }
  }

  @Test
  void nobodyIsAllowedEnforcementsTopicsAndEveryoneIsDeniedThem() {
    for (var user : read("users.yaml", KafkaUser.class)) {
      assertThat(rules(user))
          .contains(
              new AccessRule(
                  user.getMetadata().getName(),
                  AclPermissionType.DENY,
                  ResourceType.TOPIC,
                  PatternType.PREFIXED,
                  "immigration-enforcement.",
                  Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.CREATE)));
    }
  }

  @Test
  void theTopicsAreTheTables() {
    var topics =
        read("topics.yaml", KafkaTopic.class).stream()
            .map(topic ->
                new Topic(
                    topic.getMetadata().getName(),
                    topic.getSpec().getPartitions(),
                    topic.getSpec().getConfig().entrySet().stream()
                        .collect(
                            Collectors.toMap(
                                Map.Entry::getKey, setting -> setting.getValue().toString()))))
            .toList();

    assertThat(topics).containsExactlyElementsOf(Topic.all());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void theBrokersRefuseWhatTheLocalOneRefuses(String overlay) {
    var kafka =
        StrictModels.read(Rendered.ofKind(overlay, "Kafka").getFirst(), Kafka.class)
            .getSpec()
            .getKafka();

    assertThat(kafka.getAuthorization().getType()).isEqualTo("simple");
    assertThat(Rendered.ofKind(overlay, "Kafka").getFirst().toString())
        .doesNotContain("superUsers");
    assertThat(kafka.getConfig())
        .containsEntry("allow.everyone.if.no.acl.found", false)
        .containsEntry("auto.create.topics.enable", false)
        .containsEntry("delete.topic.enable", false)
        .containsEntry("transaction.abort.timed.out.transaction.cleanup.interval.ms", 1000);
    assertThat(kafka.getListeners())
        .allMatch(listener -> listener.isTls() && listener.getAuth() != null);
  }

  private static Set<AccessRule> rules(KafkaUser user) {
    return ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization())
        .getAcls().stream()
            .map(rule -> rule(user.getMetadata().getName(), rule))
            .collect(Collectors.toSet());
  }

  private static AccessRule rule(String principal, AclRule rule) {
    assertThat(rule.getHost()).isIn((Object) null, "*");
    return new AccessRule(
        principal,
        AclPermissionType.fromString(rule.getType().toValue()),
        type(rule.getResource()),
        pattern(rule.getResource()),
        name(rule.getResource()),
        rule.getOperations().stream()
            .map(operation -> AclOperation.fromString(operation.toValue()))
            .collect(Collectors.toSet()));
  }

  private static ResourceType type(AclRuleResource resource) {
    return switch (resource) {
      case AclRuleTopicResource _ -> ResourceType.TOPIC;
      case AclRuleGroupResource _ -> ResourceType.GROUP;
      case AclRuleTransactionalIdResource _ -> ResourceType.TRANSACTIONAL_ID;
      default -> throw new AssertionError("the table has no such resource: " + resource);
    };
  }

  private static String name(AclRuleResource resource) {
    return switch (resource) {
      case AclRuleTopicResource topic -> topic.getName();
      case AclRuleGroupResource group -> group.getName();
      case AclRuleTransactionalIdResource id -> id.getName();
      default -> throw new AssertionError(resource);
    };
  }

  private static PatternType pattern(AclRuleResource resource) {
    var pattern =
        switch (resource) {
          case AclRuleTopicResource topic -> topic.getPatternType();
          case AclRuleGroupResource group -> group.getPatternType();
          case AclRuleTransactionalIdResource id -> id.getPatternType();
          default -> throw new AssertionError(resource);
        };
    return switch (pattern) {
      case LITERAL -> PatternType.LITERAL;
      case PREFIX -> PatternType.PREFIXED;
    };
  }

  private static AccessRule as(String principal, AccessRule rule) {
    return new AccessRule(
        principal,
        rule.permission(),
        rule.resource(),
        rule.pattern(),
        rule.name(),
        rule.operations());
  }

  private static <T> List<T> read(String file, Class<T> model) {
    return Rendered.file(Manifests.folder().resolve("base/kafka").resolve(file)).stream()
        .map(document -> StrictModels.read(document, model))
        .toList();
  }
}
