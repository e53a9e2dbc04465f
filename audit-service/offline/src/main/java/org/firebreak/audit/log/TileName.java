// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/// What the names of tiles and of bundles have in common.
final class TileName {
  private static final int GROUP = 1_000;
  static final Pattern FORM =
      Pattern.compile(
          "tile/(?<level>[0-9]{1,2}|entries)/(?<index>(x[0-9]{3}/){0,6}[0-9]{3})"
              + "(\\.p/(?<width>[0-9]{1,3}))?");

  private TileName() {}

  static void check(long index, int width) {
    if (index < 0 || index > Long.MAX_VALUE / Tile.WIDTH) {
      throw new IllegalArgumentException("no tree has a tile " + index);
    }
    if (width < 1 || width > Tile.WIDTH) {
      throw new IllegalArgumentException("a tile of " + width + " hashes");
    }
  }

  static String text(long index, int width) {
    var groups = new ArrayDeque<String>();
    groups.addFirst(digits(index));
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      groups.addFirst("x" + digits(rest));
    }
    return String.join("/", groups) + (width == Tile.WIDTH ? "" : ".p/" + width);
  }

  private static String digits(long number) {
    return Long.toString(GROUP + number % GROUP).substring(1);
  }

  static String withoutZeros(String digits) {
    return digits.replaceFirst("^0+(?=[0-9])", "");
  }
}
