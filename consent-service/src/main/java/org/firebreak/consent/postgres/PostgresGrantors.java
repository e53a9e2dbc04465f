// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.firebreak.consent.Grantor;
import org.firebreak.consent.Grantors;
import org.firebreak.consent.OrganizationId;
import org.firebreak.runtime.sealing.DigestKey;
import org.firebreak.runtime.sealing.Keyset;
import org.firebreak.runtime.sealing.KeysetFiles;

/// Digests under one key, which lies beside the bases, sealed with the keyset `quarantine`: a dump
/// of the database tells nothing of whom a basis is about.
///
/// The first start makes the key, and each start seals it anew, so that a key of the keyset can be
/// retired once every instance has started with the one after it.
@Startup
@ApplicationScoped
class PostgresGrantors implements Grantors {

  private static final String VERSION = "firebreak.grantor.v1";

  private final DigestKey key;

  PostgresGrantors(DataSource database, KeysetFiles keysets) {
    this.key = key(database, keysets.keyset("quarantine"));
  }

  @Override
  public Grantor keyed(OrganizationId source, String reference) {
    return new Grantor(key.digest(List.of(VERSION, source.value(), reference)));
  }

  private static DigestKey key(DataSource database, Keyset keyset) {
    try (var connection = database.getConnection()) {
      execute(
          connection,
          "insert into grantor_key (wrapped) values (?) on conflict do nothing",
          DigestKey.create().sealed(keyset));
      var key = DigestKey.open(wrapped(connection), keyset).orElseThrow(PostgresGrantors::closed);
      execute(connection, "update grantor_key set wrapped = ?", key.sealed(keyset));
      return key;
    } catch (SQLException e) {
      throw new IllegalStateException("the key of grantors could not be read or made", e);
    }
  }

  private static byte[] wrapped(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement("select wrapped from grantor_key");
        var found = select.executeQuery()) {
      found.next();
      return found.getBytes(1);
    }
  }

  private static void execute(Connection connection, String sql, byte[] wrapped)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, wrapped);
      statement.executeUpdate();
    }
  }

  private static PreventFurtherStepsException closed() {
    return new PreventFurtherStepsException(
        "The service does not start: the key of grantors, in its database, does not open with the keyset quarantine."
            + " Put back the keyset file that it was sealed with (docs/operations/keys.md).",
        1);
  }
}
