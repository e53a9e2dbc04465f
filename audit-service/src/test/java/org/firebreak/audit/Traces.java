// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// Where an id stands in a database, in any column of any table: as text, as its 16 bytes, or as
/// text within bytes.
public final class Traces {
  private Traces() {}

  /// @return the tables
  public static List<String> of(UUID id, Connection connection) throws SQLException {
    var found = new ArrayList<String>();
    for (String table : tables(connection)) {
      try (var select =
          connection.prepareStatement(
              "select count(*) from %s as one where one::text like any (?)".formatted(table))) {
        String text = id.toString();
        String ascii = HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
        Object[] forms = {"%" + text + "%", "%" + text.replace("-", "") + "%", "%" + ascii + "%"};
        select.setArray(1, connection.createArrayOf("text", forms));
        try (var row = select.executeQuery()) {
          row.next();
          if (row.getLong(1) > 0) {
            found.add(table);
          }
        }
      }
    }
    return found;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select format('%I.%I', table_schema, table_name) from information_schema.tables"
                    + " where table_type = 'BASE TABLE'"
                    + " and table_schema not in ('pg_catalog', 'information_schema') order by 1")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    assertThat(tables).contains("public.entry", "public.seen", "public.id_key", "public.erasure");
    return tables;
  }
}
