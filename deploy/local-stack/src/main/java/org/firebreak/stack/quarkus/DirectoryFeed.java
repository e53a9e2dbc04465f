// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack.quarkus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firebreak.stack.Broker;
import org.firebreak.stack.RepositoryRoot;

/// Plays directory-service for the tests of other services, on the real topic and as its principal:
/// the sample organizations (contract organization v1), then a heartbeat a second (heartbeat v1).
public final class DirectoryFeed implements AutoCloseable {

  private static final String TOPIC = "directory.organizations.v1";

  private final ObjectMapper json = new ObjectMapper();
  private final Producer<String, byte[]> producer;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("directory-feed").daemon().unstarted(task));
  private long revision;

  private DirectoryFeed(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  public static DirectoryFeed start(Broker broker) {
    var feed =
        new DirectoryFeed(
            new KafkaProducer<>(
                broker.clientSettings("directory-service"),
                new StringSerializer(),
                new ByteArraySerializer()));
    feed.publishSample();
    feed.beat();
    return feed;
  }

  /// Publishes an organization under the next revision.
  public synchronized void publish(ObjectNode organization) {
    organization.put("revision", ++revision);
    send(organization.required("organization_id").asText(), organization);
  }

  /// The sample's organization, to change and publish again.
  public ObjectNode sample(String organizationId) {
    for (var organization : organizations()) {
      if (organization.required("organization_id").asText().equals(organizationId)) {
        return (ObjectNode) organization;
      }
    }
    throw new IllegalArgumentException(organizationId + " is not in the sample");
  }

  private void publishSample() {
    organizations().forEach(organization -> publish((ObjectNode) organization));
  }

  private Iterable<JsonNode> organizations() {
    var file =
        RepositoryRoot.find().resolve("directory-service/src/main/sample/organizations.json");
    try {
      var all = json.readTree(file.toFile());
      all.forEach(organization -> ((ObjectNode) organization).remove("sample_roles"));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void beat() {
    clock.scheduleAtFixedRate(this::heartbeat, 0, 1, TimeUnit.SECONDS);
  }

  private synchronized void heartbeat() {
    send(
        "heartbeat",
        json.createObjectNode().put("revision", revision).put("at", Instant.now().toString()));
  }

  private void send(String key, ObjectNode value) {
    var type = key.equals("heartbeat") ? "heartbeat" : "organization";
    try {
      var record = new ProducerRecord<>(TOPIC, key, json.writeValueAsBytes(value));
      record
          .headers()
          .add(
              "ce_type",
              ("org.firebreak.directory." + type + ".v1").getBytes(StandardCharsets.UTF_8));
      producer.send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException e) {
      throw new IllegalStateException("the directory feed could not publish", e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    producer.close();
  }
}
