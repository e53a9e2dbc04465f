// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// One task for each of many things, some at a time; the first failure is thrown.
public final class InParallel {

  private InParallel() {}

  public static <T> void each(List<T> of, int atOnce, Consumer<T> task) {
    map(
        of,
        atOnce,
        one -> {
          task.accept(one);
          return one;
        });
  }

  /// @return the results in the order of `of`
  public static <T, R> List<R> map(List<T> of, int atOnce, Function<T, R> task) {
    try (var threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
      var tasks = of.stream().map(one -> (Callable<R>) () -> task.apply(one)).toList();
      var pending = threads.invokeAll(tasks);
      return pending.stream().map(InParallel::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static <R> R result(Future<R> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
