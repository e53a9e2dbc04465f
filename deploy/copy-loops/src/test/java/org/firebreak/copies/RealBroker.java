// SPDX-License-Identifier: Apache-2.0
package org.firebreak.copies;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.firebreak.stack.Broker;
import org.jspecify.annotations.Nullable;

/// The local stack's broker with the topics of every loop, two partitions each.
public final class RealBroker implements QuarkusTestResourceLifecycleManager {

  private static @Nullable Broker broker;

  @Override
  public Map<String, String> start() {
    broker = Broker.start(0, Path.of("target", "real-broker"));
    try (var admin = broker.administrator()) {
      admin
          .createTopics(
              Stream.of("copies.plain", "copies.transactional", "copies.smallrye", "held")
                  .flatMap(loop -> Stream.of(loop + ".in", loop + ".out"))
                  .map(topic -> new NewTopic(topic, 2, (short) 1))
                  .toList())
          .all()
          .get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("no topics", e);
    }
    return broker.serviceSettings(Broker.ADMINISTRATOR);
  }

  static Broker broker() {
    if (broker == null) {
      throw new IllegalStateException("not started");
    }
    return broker;
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.kill();
    }
  }
}
