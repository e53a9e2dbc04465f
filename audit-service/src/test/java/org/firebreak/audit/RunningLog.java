// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.NaiveTree;
import org.firebreak.stack.quarkus.RealParts;
import org.firebreak.stack.quarkus.TestTokens;

/// The service while it runs, from outside: its API, its database, and patience.
public final class RunningLog {
  public static final String AUDITOR = "sample-oversight-office";

  private RunningLog() {}

  public static RequestSpecification auditor() {
    return as(AUDITOR, "auditor");
  }

  public static RequestSpecification as(String organization, String... roles) {
    return given().auth().oauth2(TestTokens.of(organization, roles)).urlEncodingEnabled(true);
  }

  /// The door opens once the directory is heard.
  public static void awaitDoor() {
    await(
        Duration.ofSeconds(30),
        "the door",
        () -> auditor().get("/v1/log/head").statusCode() == 200);
  }

  public static void await(Duration patience, String what, Callable<Boolean> condition) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (!condition.call()) {
        assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (AssertionError e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("while waiting for " + what, e);
    }
  }

  public static void awaitEntry(String identity) {
    await(Duration.ofSeconds(20), identity, () -> count(identity) > 0);
  }

  /// Entries of this identity, such as `decision/<event id>`.
  public static long count(String identity) throws SQLException {
    return column(
            "select count(*) from entry where identity = '%s'".formatted(identity), Long.class)
        .getFirst();
  }

  public static <T> List<T> column(String sql, Class<T> type) throws SQLException {
    var values = new ArrayList<T>();
    try (Connection connection = RealParts.postgres().superuserConnection("audit");
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(type.cast(rows.getObject(1)));
      }
    }
    return values;
  }

  public static void execute(String sql) throws SQLException {
    try (Connection connection = RealParts.postgres().superuserConnection("audit");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Indexes without a gap, and a root that is the root over the table, computed with none of the
  /// service's code.
  public static void assertWhole() throws SQLException {
    List<byte[]> bytes = column("select bytes from entry order by entry_index", byte[].class);
    List<Long> indexes = column("select entry_index from entry order by 1", Long.class);
    for (int i = 0; i < indexes.size(); i++) {
      assertThat(indexes.get(i)).isEqualTo(i);
    }
    List<byte[]> root =
        column("select root_hash from head where tree_size = " + bytes.size(), byte[].class);
    if (root.isEmpty()) {
      // Something was appended between the two readings.
      assertWhole();
    } else {
      assertThat(Hash.of(root.getFirst())).isEqualTo(Hash.of(NaiveTree.root(bytes)));
    }
  }

  public static String text(Response response) {
    return new String(response.asByteArray(), StandardCharsets.UTF_8);
  }
}
