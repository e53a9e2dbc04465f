// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.firebreak.demonstration.promises.Observations.Attempt;
import org.firebreak.demonstration.promises.Observations.Where;
import org.firebreak.stack.LocalStack;
import org.firebreak.stack.Topic;

/// As each service's principal: write or read an inbox that is not that service's business, write
/// decisions, and create, write or read a topic for immigration enforcement. The broker itself must
/// refuse, whatever the services' code would do.
public final class BrokerUsers {

  private static final String FIREWALL = "consent-service";
  private static final String READER = "referral-service";
  private static final List<String> ENFORCEMENT_TOPICS =
      List.of("immigration-enforcement.referrals.v1", "immigration-enforcement.anything");

  private final Function<String, Map<String, Object>> credentials;

  /// @param credentials settings of a Kafka client, by principal
  public BrokerUsers(Function<String, Map<String, Object>> credentials) {
    this.credentials = credentials;
  }

  public List<Attempt> play() {
    var attempts = new ArrayList<Attempt>();
    for (String principal : LocalStack.SERVICES) {
      try (var intruder = new Intruder(principal, credentials.apply(principal))) {
        guardedTopics(intruder, attempts);
        enforcementTopics(intruder, attempts);
      }
    }
    return attempts;
  }

  private static void guardedTopics(Intruder intruder, List<Attempt> attempts) {
    var who = intruder.principal();
    for (Topic topic : Topic.all()) {
      boolean inbox = topic.name().startsWith("inbox.");
      if (!who.equals(FIREWALL) && (inbox || topic.name().startsWith("firewall."))) {
        var refused = intruder.isRefusedToProduce(topic.name());
        attempts.add(new Attempt(Where.GUARDED_TOPIC, who, "write " + topic.name(), refused));
      }
      if (!who.equals(READER) && inbox) {
        var refused = intruder.isRefusedToConsume(topic.name());
        attempts.add(new Attempt(Where.GUARDED_TOPIC, who, "read " + topic.name(), refused));
      }
    }
  }

  private static void enforcementTopics(Intruder intruder, List<Attempt> attempts) {
    var who = intruder.principal();
    for (String topic : ENFORCEMENT_TOPICS) {
      add(attempts, who, "create " + topic, intruder.isRefusedToCreate(topic));
      add(attempts, who, "write " + topic, intruder.isRefusedToProduce(topic));
      add(attempts, who, "read " + topic, intruder.isRefusedToConsume(topic));
    }
  }

  private static void add(List<Attempt> attempts, String who, String what, boolean refused) {
    attempts.add(new Attempt(Where.ENFORCEMENT_TOPIC, who, what, refused));
  }
}
