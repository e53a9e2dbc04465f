// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
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

  /// Where sealed values lie: an id to go on from, the dispatch, and the value.
  private enum Place {
    ADDRESSES(Part.ADDRESS, "dispatch", "address_bytes", "id", ""),
    PURPOSES(Part.PURPOSE, "dispatch", "purpose_bytes", "id", ""),
    KEYS_OF_SENT(
        Part.SENT_CONTENT,
        "data_key",
        "wrapped",
        "dispatch_id",
        "join dispatch_content on key_id = id"),
    KEYS_OF_RECEIVED(
        Part.RECEIVED_CONTENT,
        "data_key",
        "wrapped",
        "dispatch_id",
        "join received_content on key_id = id");

    private final Part part;
    private final String outdated;
    private final String replace;

    Place(Part part, String table, String column, String dispatch, String join) {
      this.part = part;
      outdated =
          "select id, %3$s, %2$s from %1$s %4$s where id > ? and substring(%2$s from 1 for 5) <> ? order by id limit %5$d"
              .formatted(table, column, dispatch, join, AT_ONCE);
      replace = "update %1$s set %2$s = ? where id = ? and %2$s = ?".formatted(table, column);
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
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(place.replace)) {
      update.setBytes(1, anew);
      update.setObject(2, found.id());
      update.setBytes(3, found.sealed());
      return update.executeUpdate();
    }
  }
}
