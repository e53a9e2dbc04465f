// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.firebreak.audit.log.Hash;

/// The members of one object, asked for by name and kind. Refusals name the field and never repeat
/// the value. Fields that are not asked for are left alone: records gain optional ones.
record Fields(Json.Members members) {

  Optional<Fields> object(String name) {
    return switch (members.values().get(name)) {
      case null -> Optional.empty();
      case Json.Members object -> Optional.of(new Fields(object));
      default -> throw refused(name);
    };
  }

  List<Fields> objects(String name) {
    return switch (members.values().get(name)) {
      case null -> List.of();
      case Json.Items items -> items.values().stream().map(item -> object(name, item)).toList();
      default -> throw refused(name);
    };
  }

  private static Fields object(String name, Json item) {
    if (item instanceof Json.Members object) {
      return new Fields(object);
    }
    throw refused(name);
  }

  Optional<String> text(String name) {
    return switch (members.values().get(name)) {
      case null -> Optional.empty();
      case Json.Text text -> Optional.of(text.value());
      default -> throw refused(name);
    };
  }

  String required(String name) {
    return text(name).orElseThrow(() -> refused(name));
  }

  /// Negative numbers are in no entry.
  OptionalLong number(String name) {
    return switch (members.values().get(name)) {
      case null -> OptionalLong.empty();
      case Json.Whole whole when whole.value() >= 0 -> OptionalLong.of(whole.value());
      default -> throw refused(name);
    };
  }

  long requiredNumber(String name) {
    return number(name).orElseThrow(() -> refused(name));
  }

  List<String> texts(String name) {
    return switch (members.values().get(name)) {
      case null -> List.of();
      case Json.Items items -> items.values().stream().map(item -> text(name, item)).toList();
      default -> throw refused(name);
    };
  }

  private static String text(String name, Json item) {
    if (item instanceof Json.Text text) {
      return text.value();
    }
    throw refused(name);
  }

  Optional<Instant> time(String name) {
    return text(name).map(text -> time(name, text));
  }

  private static Instant time(String name, String text) {
    try {
      return CanonicalTime.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " is not a time in its one form", e);
    }
  }

  Instant requiredTime(String name) {
    return time(name).orElseThrow(() -> refused(name));
  }

  Optional<Hash> hash(String name) {
    return text(name).map(text -> read(name, text, Hash::ofHex));
  }

  Optional<UUID> id(String name) {
    return text(name).map(text -> id(name, text));
  }

  private static UUID id(String name, String text) {
    UUID id = read(name, text, UUID::fromString);
    if (!id.toString().equals(text)) {
      throw refused(name);
    }
    return id;
  }

  /// The JDK's refusals repeat what they refuse, so they are not passed on, not even as a cause.
  @SuppressWarnings("UnusedException")
  private static <T> T read(String name, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw refused(name);
    }
  }

  UUID requiredId(String name) {
    return id(name).orElseThrow(() -> refused(name));
  }

  static IllegalArgumentException refused(String name) {
    return new IllegalArgumentException(name + " is missing or not of its kind");
  }
}
