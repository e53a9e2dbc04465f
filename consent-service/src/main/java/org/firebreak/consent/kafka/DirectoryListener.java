// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.firebreak.consent.DirectoryProjection;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.Sector;
import org.firebreak.consent.loop.Snapshots.Snapshot;
import org.jboss.logging.Logger;

/// Follows the directory's topic (contracts organization v1, heartbeat v1). What it does not
/// understand it takes in the strictest sense: an unknown function is an immigration function, an
/// unknown membership is not verified.
@ApplicationScoped
class DirectoryListener {

  private static final Logger LOG = Logger.getLogger(DirectoryListener.class);

  private final DirectoryProjection projection;
  private final ObjectMapper json;
  private final InstantSource time;

  DirectoryListener(DirectoryProjection projection, ObjectMapper json, InstantSource time) {
    this.projection = projection;
    this.json = json;
    this.time = time;
  }

  /// While the database is away it tries for ever: the offset is not committed, and the heartbeat
  /// that ages meanwhile pauses deliveries and reads.
  @Incoming("directory")
  @Blocking
  @Retry(maxRetries = -1, delay = 500, jitter = 100, maxDuration = 0)
  void take(ConsumerRecord<String, byte[]> record) {
    try {
      var value = json.readTree(record.value());
      if (record.key() == null) {
        throw new IllegalArgumentException("no key");
      }
      if (record.key().equals("heartbeat")) {
        heartbeat(value);
      } else {
        projection.put(organization(record.key(), value), value.required("revision").asLong());
      }
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      LOG.errorf(
          "ALARM directory record at offset %d cannot be read (%s); the organization counts as barred",
          record.offset(), e.getClass().getSimpleName());
      bar(record);
    }
  }

  private void heartbeat(JsonNode value) {
    var revision = value.required("revision").asLong();
    var at = Instant.parse(value.required("at").asText());
    if (at.isAfter(time.instant().plus(Snapshot.AHEAD))) {
      LOG.errorf("ALARM the directory's clock, or this one, is wrong: it speaks of %s", at);
      return;
    }
    if (!projection.heartbeat(revision, at)) {
      LOG.errorf("ALARM the directory speaks of revision %d, which was not seen here", revision);
    }
  }

  /// What stays unreadable may have been a bar. Its revision was not seen either, so the next
  /// heartbeat is not taken and everything pauses until a person has looked.
  private void bar(ConsumerRecord<String, byte[]> record) {
    try {
      projection.bar(new OrganizationId(Objects.requireNonNullElse(record.key(), "")));
    } catch (IllegalArgumentException notAnId) {
      LOG.error("ALARM and its key is no organization id, so nothing can be addressed to it");
    }
  }

  private static Organization organization(String key, JsonNode value) {
    var names = texts(value.required("aliases"));
    names.add(value.required("name").asText());
    return new Organization(
        new OrganizationId(key),
        text(value.required("sector")).flatMap(Sector::ofCode).orElse(null),
        text(value.required("part_of")).map(OrganizationId::new).orElse(null),
        !value.required("immigration_function").asText().equals("none"),
        value.required("membership").asText().equals("verified"),
        names,
        texts(value.required("topics")),
        texts(value.required("email_domains")),
        texts(value.required("webhook_hosts")));
  }

  private static Optional<String> text(JsonNode value) {
    return value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  private static Set<String> texts(JsonNode array) {
    var texts = new HashSet<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
