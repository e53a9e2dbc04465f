// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firebreak.audit.recount.Json;
import org.jspecify.annotations.Nullable;

/// A JSON object that has one form in bytes: RFC 8785, for the kinds of value that entries have.
/// Keys are sorted, numbers are integers in decimal, and what is null is left out. Verifiers hash
/// the bytes as stored.
final class CanonicalJson {
  private final Map<String, Json> members = new HashMap<>();

  CanonicalJson text(String name, @Nullable String value) {
    return member(name, value == null ? null : new Json.Text(value));
  }

  CanonicalJson id(String name, @Nullable UUID value) {
    return text(name, value == null ? null : value.toString());
  }

  /// In UTC, with as many decimals of a second as it has: none, three, six or nine.
  CanonicalJson time(String name, @Nullable Instant value) {
    return text(name, value == null ? null : value.toString());
  }

  CanonicalJson number(String name, @Nullable Number value) {
    return member(name, value == null ? null : new Json.Whole(value.longValue()));
  }

  CanonicalJson flag(String name, boolean value) {
    return member(name, new Json.Flag(value));
  }

  CanonicalJson texts(String name, @Nullable List<String> values) {
    return member(
        name,
        values == null ? null : new Json.Items(values.stream().<Json>map(Json.Text::new).toList()));
  }

  CanonicalJson object(String name, @Nullable CanonicalJson value) {
    return member(name, value == null ? null : new Json.Members(value.members));
  }

  byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return new Json.Members(members).text();
  }

  private CanonicalJson member(String name, @Nullable Json json) {
    if (json != null && members.put(name, json) != null) {
      throw new IllegalStateException(name + " is there already");
    }
    return this;
  }
}
