// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.postgres.HomeSeal.Part;
import org.jboss.logging.Logger;

/// Brings what an earlier key of the keyset `home` sealed under the one that seals now, so that the
/// earlier one can be retired. Begins soon after a start and rests when nothing is left: which key
/// seals changes with a start only.
///
/// Each value by itself, and only if it is still as it was read: killed anywhere, it opens by the
/// one key or the other, and the next start goes on; what was destroyed meanwhile stays destroyed.
@Singleton
class Resealing {

  private static final Logger LOG = Logger.getLogger(Resealing.class);
  private static final int AT_ONCE = 500;
  private static final long NOT_KNOWN = -1;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /// Where sealed values lie.
  private enum Place {
    ADDRESSES(Part.ADDRESS, "id, id, address_bytes from dispatch"),
    PURPOSES(Part.PURPOSE, "id, id, purpose_bytes from dispatch"),
    KEYS_OF_SENT(
        Part.SENT_CONTENT,
        "id, dispatch_id, wrapped from data_key join dispatch_content on key_id = id"),
    KEYS_OF_RECEIVED(
        Part.RECEIVED_CONTENT,
        "id, dispatch_id, wrapped from data_key join received_content on key_id = id");

    private final Part part;
    private final String column;
    private final String outdated;

    Place(Part part, String from) {
      this.part = part;
      this.column = from.split("[, ]+")[2];
      this.outdated =
          "select %s where id > ? and substring(%s from 1 for 5) <> ? order by id limit %d"
              .formatted(from, column, AT_ONCE);
    }
  }

  private record Found(UUID id, DispatchId dispatch, byte[] sealed) {}

  private final DataSource database;
  private final HomeSeal seal;
  private final AtomicLong outdated;

  Resealing(DataSource database, HomeSeal seal, MeterRegistry metrics) {
    this.database = database;
    this.seal = seal;
    this.outdated = metrics.gauge("firebreak.home.outdated", new AtomicLong(NOT_KNOWN));
  }

  @Scheduled(
      every = "10m",
      delayed = "20s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() throws SQLException {
    if (outdated.get() != 0) {
      outdated.set(reseal());
    }
  }

  /// @return how many values are left, because no key of the keyset opens them
  long reseal() throws SQLException {
    long done = 0;
    long closed = 0;
    for (var place : Place.values()) {
      var found = outdated(place, BEFORE_ALL);
      while (!found.isEmpty()) {
        for (var each : found) {
          var anew = seal.resealed(each.dispatch(), place.part, each.sealed());
          if (anew.isEmpty()) {
            closed++;
          } else {
            done += replaced(place, each, anew.get());
          }
        }
        found = outdated(place, found.getLast().id());
      }
    }
    if (done > 0) {
      LOG.infof("%d values are under the key of the keyset home that seals now", done);
    }
    if (closed > 0) {
      LOG.errorf(
          "ALARM %d values open by no key of the keyset home: give it back the key that was taken out (docs/operations/keys.md)",
          closed);
    }
    return closed;
  }

  private List<Found> outdated(Place place, UUID after) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(place.outdated)) {
      select.setObject(1, after);
      select.setBytes(2, seal.beginning());
      var found = new ArrayList<Found>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Found(
                  rows.getObject(1, UUID.class),
                  new DispatchId(rows.getObject(2, UUID.class)),
                  rows.getBytes(3)));
        }
      }
      return found;
    }
  }

  private int replaced(Place place, Found found, byte[] anew) throws SQLException {
    try (var connection = database.getConnection()) {
      return switch (place.part) {
        case ADDRESS, PURPOSE ->
            changed(
                connection,
                "update dispatch set %1$s = ? where id = ? and %1$s = ?".formatted(place.column),
                anew,
                found.id(),
                found.sealed());
        case SENT_CONTENT, RECEIVED_CONTENT -> replacedKey(connection, found, anew);
      };
    }
  }

  /// The service may not change a wrapped key: it destroys it and makes another, in one
  /// transaction. Whoever destroys the key of this copy waits meanwhile, or would look for the row
  /// that is gone and leave the one that was made.
  private static int replacedKey(Connection connection, Found found, byte[] anew)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      changed(connection, "lock table data_key in share row exclusive mode");
      int there =
          changed(
              connection,
              "delete from data_key where id = ? and wrapped = ?",
              found.id(),
              found.sealed());
      if (there == 1) {
        changed(connection, "insert into data_key (id, wrapped) values (?, ?)", found.id(), anew);
      }
      connection.commit();
      return there;
    } finally {
      connection.rollback(); // Of nothing, once it is committed.
    }
  }

  private static int changed(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var change = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        change.setObject(i + 1, values[i]);
      }
      return change.executeUpdate();
    }
  }
}
