// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.firebreak.runtime.kafka.KafkaClients;
import org.jboss.logging.Logger;

/// Keeps {@link KnownOrganizations} by reading the whole directory topic, from its start, in every
/// instance.
///
/// When it cannot read, the heartbeat ages and the door closes by itself.
@ApplicationScoped
class DirectoryReader {

  private static final Logger LOG = Logger.getLogger(DirectoryReader.class);
  private static final TopicPartition DIRECTORY =
      new TopicPartition("directory.organizations.v1", 0);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

  private final KafkaClients kafka;
  private final ObjectMapper json;
  private final KnownOrganizations organizations = new KnownOrganizations();
  private volatile boolean running = true;
  private final Thread thread = Thread.ofPlatform().name("directory-reader").unstarted(this::run);

  DirectoryReader(KafkaClients kafka, ObjectMapper json) {
    this.kafka = kafka;
    this.json = json;
  }

  @Produces
  KnownOrganizations organizations() {
    return organizations;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    thread.join(Duration.ofSeconds(3));
  }

  private void run() {
    while (running) {
      try {
        follow();
      } catch (KafkaException e) {
        LOG.errorf("the directory cannot be read and is tried again: %s", e.getMessage());
        pause();
      }
    }
  }

  private void follow() {
    try (var consumer = kafka.consumer(Map.of())) {
      consumer.assign(List.of(DIRECTORY));
      consumer.seekToBeginning(List.of(DIRECTORY));
      while (running) {
        consumer.poll(Duration.ofMillis(250)).forEach(this::take);
      }
    } catch (WakeupException e) {
      LOG.debug("woken to stop", e);
    }
  }

  void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      // It may be a bar, and of whom nobody can say.
      LOG.errorf(
          "ALARM directory record at offset %d has no key: nobody is let in", record.offset());
      organizations.close();
      return;
    }
    var key = new String(record.key(), StandardCharsets.UTF_8);
    try {
      var value = json.readTree(record.value());
      if (key.equals("heartbeat")) {
        organizations.heartbeat(Instant.parse(value.required("at").asText()));
      } else {
        organizations.put(key, organization(value));
      }
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      // What cannot be read may be a bar that was just put up: the organization counts as barred.
      LOG.errorf("directory record at offset %d cannot be read", record.offset());
      organizations.put(key, new KnownOrganizations.Organization(null, true));
    }
  }

  /// Anything but a plain "none" is an immigration function, also a word that this version does not
  /// know.
  private static KnownOrganizations.Organization organization(JsonNode value) {
    var parent = value.required("part_of");
    return new KnownOrganizations.Organization(
        parent.isNull() ? null : parent.asText(),
        !value.required("immigration_function").asText().equals("none"));
  }

  private void pause() {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS);
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }
}
