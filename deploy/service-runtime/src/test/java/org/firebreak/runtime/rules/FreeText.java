// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where a schema lets a sentence, or a name with its surname, stand. It is strict: what it does
/// not understand, such as a reference to another schema, counts as such a place.
final class FreeText {
  private static final Set<String> NARROW_FORMATS = Set.of("uuid", "date-time");

  /// Words of a schema that this understands, or that let nothing in.
  private static final Set<String> KNOWN =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "title",
          "description",
          "type",
          "enum",
          "const",
          "format",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "items",
          "maxItems",
          "required",
          "properties",
          "additionalProperties");

  private FreeText() {}

  /// Every place in `schema`, named from `path` on, that takes a text which is neither one of a
  /// list nor of a form that excludes sentences. An object that takes fields which it does not name
  /// is `path.*`.
  static List<String> in(String path, JsonNode schema) {
    var found = new ArrayList<String>();
    schema
        .path("$defs")
        .properties()
        .forEach(each -> found.addAll(in(path + ".$defs." + each.getKey(), each.getValue())));
    schema
        .properties()
        .forEach(each -> {
          if (!KNOWN.contains(each.getKey())) {
            found.add(path + " by " + each.getKey());
          }
        });
    if (schema.has("enum") || schema.has("const")) {
      return found;
    }
    List<String> types = types(schema);
    if (types.isEmpty()) {
      found.add(path + " of any type");
    }
    if (types.contains("string") && !isNarrow(schema)) {
      found.add(path);
    }
    if (types.contains("array")) {
      found.addAll(in(path + "[]", schema.path("items")));
    }
    if (types.contains("object")) {
      if (!schema.path("additionalProperties").isBoolean()
          || schema.path("additionalProperties").booleanValue()) {
        found.add(path + ".*");
      }
      schema
          .path("properties")
          .properties()
          .forEach(each -> found.addAll(in(path + "." + each.getKey(), each.getValue())));
    }
    return found;
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      return List.of(type.textValue());
    }
    var types = new ArrayList<String>();
    type.forEach(each -> types.add(each.asText()));
    return types;
  }

  private static boolean isNarrow(JsonNode schema) {
    String pattern = schema.path("pattern").asText("");
    return NARROW_FORMATS.contains(schema.path("format").asText())
        || (pattern.startsWith("^")
            && pattern.endsWith("$")
            && !"a sentence of several words".matches(pattern)
            && !"Surname, Forename".matches(pattern));
  }
}
