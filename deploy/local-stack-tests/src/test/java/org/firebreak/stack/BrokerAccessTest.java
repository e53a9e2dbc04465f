// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every principal tries everything on everything, at a real broker.
class BrokerAccessTest {
  private static final String PLANTED = "immigration-enforcement.planted";
  private static final String UNLISTED = "unlisted";

  /// One thing that somebody could do, as a line that reads well in a failure.
  private record Attempt(String principal, AclOperation operation, String resource)
      implements Comparable<Attempt> {
    @Override
    public int compareTo(Attempt other) {
      return toString().compareTo(other.toString());
    }
  }

  private static Broker broker;
  private static final Set<Attempt> ALLOWED = new TreeSet<>();
  private static final Set<Attempt> TRIED = new TreeSet<>();

  @BeforeAll
  static void tryEverything(@TempDir Path folder) throws Exception {
    broker = Broker.start(0, folder);
    try (Admin administrator = broker.administrator()) {
      administrator
          .createTopics(
              Stream.of(PLANTED, UNLISTED).map(name -> new NewTopic(name, 1, (short) 1)).toList())
          .all()
          .get();
      while (!administrator.listTopics().names().get().containsAll(topics())) {
        Thread.sleep(10);
      }
    }
    try (BrokerUser administrator = new BrokerUser(broker, Broker.ADMINISTRATOR)) {
      topics().forEach(administrator::mayWrite);
    }
    for (String principal : AccessRule.principals()) {
      try (BrokerUser user = new BrokerUser(broker, principal)) {
        for (String topic : topics()) {
          note(principal, AclOperation.DESCRIBE, topic, user.mayDescribe(topic));
          note(principal, AclOperation.READ, topic, user.mayRead(topic));
          note(principal, AclOperation.WRITE, topic, user.mayWrite(topic));
          note(principal, AclOperation.DELETE, topic, user.mayDeleteRecords(topic));
          note(principal, AclOperation.CREATE, topic, user.mayCreate(topic));
          note(principal, AclOperation.ALTER_CONFIGS, topic, user.mayConfigure(topic));
        }
        for (String id : names(ResourceType.TRANSACTIONAL_ID)) {
          note(principal, AclOperation.WRITE, id, user.mayTransact(id));
        }
        for (String group : names(ResourceType.GROUP)) {
          note(principal, AclOperation.READ, group, user.mayCommitFor(group));
        }
      }
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void theBrokerAllowsWhatTheTableAllowsAndNothingElse() {
    Set<Attempt> expected =
        TRIED.stream().filter(BrokerAccessTest::allowedByTheTable).collect(Collectors.toSet());

    assertThat(ALLOWED).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void onlyTheFirewallWritesInboxesAndDecisions() {
    assertThat(who(AclOperation.WRITE, "inbox.")).containsExactly("consent-service");
    assertThat(who(AclOperation.WRITE, "firewall.")).contains("consent-service").hasSize(1);
  }

  @Test
  void onlyReferralServiceReadsInboxes() {
    assertThat(who(AclOperation.READ, "inbox.")).containsExactly("referral-service");
  }

  @Test
  void nobodyReadsWritesOrCreatesAnythingForImmigrationEnforcement() {
    for (AclOperation operation :
        List.of(AclOperation.READ, AclOperation.WRITE, AclOperation.CREATE)) {
      assertThat(TRIED).anyMatch(tried -> tried.operation() == operation && isEnforcement(tried));
      assertThat(who(operation, Tripwire.PREFIX)).as(operation.name()).isEmpty();
    }
    assertThat(who(AclOperation.DESCRIBE, Tripwire.PREFIX)).containsExactly(Tripwire.PRINCIPAL);
  }

  @Test
  void nobodyCreatesOrConfiguresAnyTopic() {
    assertThat(who(AclOperation.CREATE, "")).isEmpty();
    assertThat(who(AclOperation.ALTER_CONFIGS, "")).isEmpty();
  }

  @Test
  void noTopicCanBeDeletedNotEvenByItsAdministrator() {
    try (Admin administrator = broker.administrator()) {
      assertThatThrownBy(() -> administrator.deleteTopics(List.of(UNLISTED)).all().get())
          .hasMessageContaining("Topic deletion is disabled");
    }
  }

  @Test
  void usingATopicForEnforcementDoesNotCreateIt() throws Exception {
    String name = Tripwire.PREFIX + "anything";
    for (String principal : AccessRule.principals()) {
      try (BrokerUser user = new BrokerUser(broker, principal)) {
        assertThat(user.mayCreate(name)).as("%s creates", principal).isFalse();
        // The tripwire, who may ask for the topic, is told that there is none and goes on asking.
        if (!principal.equals(Tripwire.PRINCIPAL)) {
          assertThat(user.mayWrite(name)).as("%s produces", principal).isFalse();
          assertThat(user.mayRead(name)).as("%s consumes", principal).isFalse();
        }
      }
    }
    try (Admin administrator = broker.administrator()) {
      assertThat(administrator.listTopics().names().get()).doesNotContain(name).contains(PLANTED);
    }
  }

  @Test
  void nobodyGetsInWithoutAPassword() {
    for (String principal : AccessRule.principals()) {
      Map<String, Object> settings = broker.clientSettings(principal);
      settings.put("sasl.jaas.config", Broker.login(principal, "guess"));
      try (Admin stranger = Admin.create(settings)) {
        assertThatThrownBy(() -> stranger.listTopics().names().get())
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(SaslAuthenticationException.class);
      }
    }
  }

  private static void note(
      String principal, AclOperation operation, String resource, boolean allowed) {
    Attempt attempt = new Attempt(principal, operation, resource);
    TRIED.add(attempt);
    if (allowed) {
      ALLOWED.add(attempt);
    }
  }

  private static Set<String> who(AclOperation operation, String prefix) {
    return ALLOWED.stream()
        .filter(attempt -> attempt.operation() == operation)
        .filter(attempt -> topics().contains(attempt.resource()))
        .filter(attempt -> attempt.resource().startsWith(prefix))
        .map(Attempt::principal)
        .collect(Collectors.toSet());
  }

  private static boolean isEnforcement(Attempt attempt) {
    return attempt.resource().startsWith(Tripwire.PREFIX);
  }

  private static boolean allowedByTheTable(Attempt attempt) {
    return has(AclPermissionType.ALLOW, attempt) && !has(AclPermissionType.DENY, attempt);
  }

  private static boolean has(AclPermissionType permission, Attempt attempt) {
    return AccessRule.all().stream()
        .filter(rule -> rule.permission() == permission && rule.concerns(attempt.principal()))
        .filter(rule -> rule.covers(rule.resource(), attempt.resource()))
        .anyMatch(rule -> rule.operations().contains(attempt.operation()));
  }

  private static List<String> topics() {
    return Stream.concat(Topic.all().stream().map(Topic::name), Stream.of(PLANTED, UNLISTED))
        .toList();
  }

  /// A name for each rule on resources of that type.
  private static List<String> names(ResourceType type) {
    List<String> names = new ArrayList<>();
    for (AccessRule rule : AccessRule.all()) {
      if (rule.resource() == type) {
        names.add(
            rule.name() + (rule.name().endsWith(".") || rule.name().endsWith("-") ? "one" : ""));
      }
    }
    return names;
  }
}
