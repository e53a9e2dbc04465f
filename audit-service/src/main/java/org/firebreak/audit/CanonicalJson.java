// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A JSON object that has one form in bytes: RFC 8785, for the kinds of value that entries have.
/// Keys are sorted, numbers are integers in decimal, and what is null is left out. Verifiers hash
/// the bytes as stored and never write them again.
final class CanonicalJson {
  private final SortedMap<String, String> members = new TreeMap<>();

  CanonicalJson text(String name, @Nullable String value) {
    return member(name, value == null ? null : quoted(value));
  }

  CanonicalJson id(String name, @Nullable UUID value) {
    return text(name, value == null ? null : value.toString());
  }

  /// In UTC, with as many decimals of a second as it has: none, three, six or nine.
  CanonicalJson time(String name, @Nullable Instant value) {
    return text(name, value == null ? null : value.toString());
  }

  CanonicalJson number(String name, @Nullable Number value) {
    return member(name, value == null ? null : Long.toString(value.longValue()));
  }

  CanonicalJson flag(String name, boolean value) {
    return member(name, Boolean.toString(value));
  }

  CanonicalJson texts(String name, @Nullable List<String> values) {
    if (values == null) {
      return this;
    }
    return member(name, values.stream().map(CanonicalJson::quoted).collect(joining(",", "[", "]")));
  }

  CanonicalJson object(String name, @Nullable CanonicalJson value) {
    return member(name, value == null ? null : value.toString());
  }

  byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + member.getValue())
        .collect(joining(",", "{", "}"));
  }

  private CanonicalJson member(String name, @Nullable String json) {
    if (json != null && members.put(name, json) != null) {
      throw new IllegalStateException(name + " is there already");
    }
    return this;
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
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
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
