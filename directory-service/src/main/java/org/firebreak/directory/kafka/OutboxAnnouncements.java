// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.firebreak.directory.Announcements;
import org.firebreak.directory.Fact;
import org.firebreak.directory.Revision;
import org.firebreak.runtime.outbox.Outbox;
import org.firebreak.runtime.outbox.OutboxRecord;

/// Announces through the outbox, so that a change and its announcement are one commit.
@ApplicationScoped
class OutboxAnnouncements implements Announcements {

  private static final String ORGANIZATIONS = "directory.organizations.v1";
  private static final String FACTS = "audit.facts.v1";
  private static final String HEARTBEAT_KEY = "heartbeat";
  private static final String SERVICE = "directory-service";

  private final Outbox outbox;
  private final ObjectMapper json;
  private final Supplier<UUID> ids;

  OutboxAnnouncements(Outbox outbox, ObjectMapper json, Supplier<UUID> ids) {
    this.outbox = outbox;
    this.json = json;
    this.ids = ids;
  }

  @Override
  public void organization(Revision revision) {
    var id = revision.organization().id().value();
    publish(
        ids.get(),
        ORGANIZATIONS,
        id,
        "org.firebreak.directory.organization.v1",
        id,
        OrganizationRecord.of(revision));
  }

  @Override
  public void heartbeat(long revision, Instant at) {
    publish(
        ids.get(),
        ORGANIZATIONS,
        HEARTBEAT_KEY,
        "org.firebreak.directory.heartbeat.v1",
        HEARTBEAT_KEY,
        new HeartbeatRecord(revision, at.toString()));
  }

  @Override
  public void fact(Fact fact) {
    publish(
        fact.id(),
        FACTS,
        SERVICE,
        "org.firebreak.audit.fact.v1",
        fact.about().value(),
        FactRecord.of(fact, SERVICE));
  }

  private void publish(
      UUID id, String topic, String key, String type, String subject, Object value) {
    try {
      outbox.publish(
          new OutboxRecord(id, topic, key, type, subject, Map.of(), json.writeValueAsBytes(value)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record for " + topic + " cannot be written as JSON", e);
    }
  }
}
