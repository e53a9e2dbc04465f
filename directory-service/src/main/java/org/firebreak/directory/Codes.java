// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a value of a closed list is written everywhere outside the code: lower case, with hyphens.
public final class Codes {

  private Codes() {}

  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static <E extends Enum<E>> Optional<E> read(Class<E> list, String code) {
    return Arrays.stream(list.getEnumConstants())
        .filter(value -> of(value).equals(code))
        .findFirst();
  }
}
