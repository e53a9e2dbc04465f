// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The members of an object that was read: they stand in their order already, so no map need be
/// built for the few that are asked for.
final class SortedMembers extends AbstractMap<String, Json> {
  private final List<String> names;
  private final List<Json> values;

  SortedMembers(List<String> names, List<Json> values) {
    this.names = names;
    this.values = values;
  }

  @Override
  public @Nullable Json get(Object name) {
    int at = name instanceof String text ? Collections.binarySearch(names, text) : -1;
    return at < 0 ? null : values.get(at);
  }

  @Override
  public boolean containsKey(Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Map.Entry<String, Json>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Json>> iterator() {
        return IntStream.range(0, names.size())
            .mapToObj(at -> Map.entry(names.get(at), values.get(at)))
            .iterator();
      }

      @Override
      public int size() {
        return names.size();
      }
    };
  }
}
