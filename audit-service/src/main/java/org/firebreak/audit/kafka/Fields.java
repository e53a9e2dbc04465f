// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The members of a JSON object, read without guessing: a number in quotes is no number. Members
/// that nobody asks for are ignored.
///
/// All methods throw {@link IllegalArgumentException} (or its kin for times) when a value is not of
/// its kind, without repeating it.
final class Fields {
  private final JsonNode object;

  Fields(JsonNode object) {
    if (!object.isObject()) {
      throw new IllegalArgumentException("not an object");
    }
    this.object = object;
  }

  String text(String name) {
    return required(name, textOrNull(name));
  }

  @Nullable String textOrNull(String name) {
    JsonNode value = valueOf(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is not text");
    }
    return value.textValue();
  }

  UUID id(String name) {
    return required(name, idOrNull(name));
  }

  @Nullable UUID idOrNull(String name) {
    String text = textOrNull(name);
    if (text == null) {
      return null;
    }
    if (text.length() != 36) {
      throw new IllegalArgumentException(name + " is not a UUID");
    }
    return UUID.fromString(text);
  }

  Instant time(String name) {
    return required(name, timeOrNull(name));
  }

  @Nullable Instant timeOrNull(String name) {
    String text = textOrNull(name);
    return text == null ? null : Instant.parse(text);
  }

  long number(String name) {
    return required(name, numberOrNull(name));
  }

  @Nullable Long numberOrNull(String name) {
    JsonNode value = valueOf(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(name + " is not an integer of 64 bits");
    }
    return value.longValue();
  }

  @Nullable Integer smallNumberOrNull(String name) {
    Long number = numberOrNull(name);
    if (number == null) {
      return null;
    }
    if (number != number.intValue()) {
      throw new IllegalArgumentException(name + " is not an integer of 32 bits");
    }
    return number.intValue();
  }

  int smallNumber(String name) {
    return required(name, smallNumberOrNull(name));
  }

  boolean flag(String name) {
    JsonNode value = required(name, valueOf(name));
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(name + " is neither true nor false");
    }
    return value.booleanValue();
  }

  List<String> texts(String name) {
    return required(name, textsOrNull(name));
  }

  List<String> textsOrNone(String name) {
    List<String> texts = textsOrNull(name);
    return texts == null ? List.of() : texts;
  }

  @Nullable List<String> textsOrNull(String name) {
    JsonNode value = valueOf(name);
    if (value == null) {
      return null;
    }
    var texts = new ArrayList<String>();
    for (JsonNode element : value) {
      if (!element.isTextual()) {
        throw new IllegalArgumentException(name + " has an element that is not text");
      }
      texts.add(element.textValue());
    }
    if (!value.isArray()) {
      throw new IllegalArgumentException(name + " is not an array");
    }
    return texts;
  }

  private @Nullable JsonNode valueOf(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
