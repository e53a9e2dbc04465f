// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The values that entries and statements are made of. Nothing is null: what is null is left out.
public sealed interface Json {
  /// In its one form: RFC 8785.
  String text();

  record Text(String value) implements Json {
    @Override
    public String text() {
      var quoted = new StringBuilder("\"");
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        switch (c) {
          case '"' -> quoted.append("\\\"");
          case '\\' -> quoted.append("\\\\");
          case '\b' -> quoted.append("\\b");
          case '\t' -> quoted.append("\\t");
          case '\n' -> quoted.append("\\n");
          case '\f' -> quoted.append("\\f");
          case '\r' -> quoted.append("\\r");
          default -> {
            if (c < ' ') {
              quoted.append("\\u00").append(Character.forDigit(c >> 4, 16));
              quoted.append(Character.forDigit(c & 15, 16));
            } else {
              quoted.append(c);
            }
          }
        }
      }
      return quoted.append('"').toString();
    }
  }

  /// Within what readers that use doubles read exactly.
  record Whole(long value) implements Json {
    private static final long LARGEST = (1L << 53) - 1;

    public Whole {
      if (value < -LARGEST || value > LARGEST) {
        throw new IllegalArgumentException("a number beyond " + LARGEST);
      }
    }

    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  record Flag(boolean value) implements Json {
    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  record Items(List<Json> values) implements Json {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String text() {
      return values.stream().map(Json::text).collect(joining(",", "[", "]"));
    }
  }

  record Members(Map<String, Json> values) implements Json {
    @Override
    public String text() {
      return new TreeMap<>(values)
          .entrySet().stream()
              .map(each -> new Text(each.getKey()).text() + ":" + each.getValue().text())
              .collect(joining(",", "{", "}"));
    }
  }
}
