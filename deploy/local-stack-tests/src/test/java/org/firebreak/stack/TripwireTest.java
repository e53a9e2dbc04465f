// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firebreak.stack.Tripwire.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TripwireTest {
  @Test
  void itRingsWhenATopicForEnforcementAppearsAndCountsItsRecords(@TempDir Path folder)
      throws ExecutionException, InterruptedException {
    try (Broker broker = Broker.start(0, folder);
        Admin administrator = broker.administrator()) {
      Tripwire tripwire = new Tripwire(broker);
      assertThat(tripwire.check()).isEmpty();

      NewTopic planted = new NewTopic("immigration-enforcement.planted", 2, (short) 1);
      administrator.createTopics(List.of(planted)).all().get();
      assertThat(firstAlarm(tripwire)).containsExactly(new Alarm(planted.name(), 0));

      var settings = broker.clientSettings(Broker.ADMINISTRATOR);
      try (var producer =
          new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
        producer.send(new ProducerRecord<>(planted.name(), 1, "key", "value")).get();
      }
      assertThat(tripwire.check()).containsExactly(new Alarm(planted.name(), 1));
    }
  }

  /// A broker shows a new topic a moment after its controller made it.
  private static List<Alarm> firstAlarm(Tripwire tripwire) throws InterruptedException {
    for (int attempt = 0; attempt < 100; attempt++) {
      List<Alarm> alarms = tripwire.check();
      if (!alarms.isEmpty()) {
        return alarms;
      }
      Thread.sleep(100);
    }
    return List.of();
  }
}
