// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// The broker's server.properties.
final class BrokerSettings {
  private static final String COMMON =
      """
      process.roles=broker,controller
      node.id=1
      inter.broker.listener.name=CLIENTS
      controller.listener.names=CONTROLLER
      listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
      sasl.enabled.mechanisms=SCRAM-SHA-512
      sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
      sasl.mechanism.controller.protocol=PLAIN
      listener.name.controller.sasl.enabled.mechanisms=PLAIN
      authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
      allow.everyone.if.no.acl.found=false
      auto.create.topics.enable=false
      delete.topic.enable=false
      # A killed firewall's open transaction is ended within a second of its time-out.
      transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
      # A killed broker may come back once its old session has ended.
      broker.session.timeout.ms=3000
      broker.heartbeat.interval.ms=500
      group.initial.rebalance.delay.ms=0
      group.min.session.timeout.ms=1000
      default.replication.factor=1
      offsets.topic.replication.factor=1
      offsets.topic.num.partitions=4
      transaction.state.log.replication.factor=1
      transaction.state.log.min.isr=1
      transaction.state.log.num.partitions=4
      share.coordinator.state.topic.replication.factor=1
      share.coordinator.state.topic.min.isr=1
      num.network.threads=2
      num.io.threads=4
      log.cleaner.dedupe.buffer.size=4194304
      log.segment.delete.delay.ms=1000
      log.retention.check.interval.ms=60000
      log.initial.task.delay.ms=10000
      """;

  private BrokerSettings() {}

  static String of(int port, int controllerPort, Path data, String administratorPassword) {
    Map<String, String> own =
        Map.of(
            "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
            "listeners",
                "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort),
            "advertised.listeners", "CLIENTS://127.0.0.1:" + port,
            "log.dirs", data.toString(),
            "super.users", "User:" + Broker.ADMINISTRATOR,
            "listener.name.controller.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";"
                    .formatted(Broker.ADMINISTRATOR, administratorPassword),
            "listener.name.clients.scram-sha-512.sasl.jaas.config",
                Broker.login(Broker.ADMINISTRATOR, administratorPassword));
    return COMMON
        + own.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining());
  }
}
