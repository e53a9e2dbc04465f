// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A way to a database on which somebody stands at each statement.
record WatchedSource(DataSource source, Watch watch) {
  interface Watch {
    /// @param sql or `commit`
    @Nullable Object at(String sql, Connection connection, Execution execution) throws Throwable;
  }

  interface Execution {
    @Nullable Object run() throws Throwable;
  }

  DataSource watched() {
    return watched(DataSource.class, source, "");
  }

  private <T> T watched(Class<T> type, @Nullable Object target, String sql) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedSource.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(target, method, arguments, sql)));
  }

  private @Nullable Object call(
      @Nullable Object target, Method method, Object @Nullable [] arguments, String sql)
      throws Throwable {
    Execution execution = () -> invoke(target, method, arguments);
    String first = arguments != null && arguments[0] instanceof String text ? text : sql;
    return switch (method.getName()) {
      case "getConnection" -> watched(Connection.class, execution.run(), "");
      case "createStatement" -> watched(Statement.class, execution.run(), "");
      case "prepareStatement" -> watched(PreparedStatement.class, execution.run(), first);
      case "execute", "executeQuery", "executeUpdate", "executeBatch" ->
          target instanceof Statement statement
              ? watch.at(first, statement.getConnection(), execution)
              : execution.run();
      case "commit" ->
          target instanceof Connection connection
              ? watch.at("commit", connection, execution)
              : execution.run();
      default -> execution.run();
    };
  }

  private static @Nullable Object invoke(
      @Nullable Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
