// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import org.firebreak.directory.Codes;

/// Reads what only this service wrote: a value that it does not know is a broken database.
final class Column {

  private Column() {}

  static <E extends Enum<E>> E read(Class<E> list, String code) {
    return Codes.read(list, code)
        .orElseThrow(() ->
            new IllegalStateException(
                "a column holds \"%s\", which is no %s".formatted(code, list.getSimpleName())));
  }
}
