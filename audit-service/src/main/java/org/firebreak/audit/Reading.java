// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.Optional;
import java.util.function.Function;

/// What there is of something that was asked for by its place in the log.
public sealed interface Reading<T> {
  record Shown<T>(T value) implements Reading<T> {}

  /// It was there, and its time is over. Its hash stays.
  ///
  /// @param firstKept the first index whose entry is still there
  record LetGo<T>(long firstKept) implements Reading<T> {}

  record NotThere<T>() implements Reading<T> {}

  default <R> Reading<R> map(Function<T, R> function) {
    return switch (this) {
      case Shown<T>(T value) -> new Shown<>(function.apply(value));
      case LetGo<T>(long firstKept) -> new LetGo<>(firstKept);
      case NotThere<T>() -> new NotThere<>();
    };
  }

  default Optional<T> shown() {
    return this instanceof Shown<T>(T value) ? Optional.of(value) : Optional.empty();
  }
}
