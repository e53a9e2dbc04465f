// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The values that entries and statements are made of. Nothing is null: what is null is left out.
public sealed interface Json {
  /// In its one form: RFC 8785.
  default String text() {
    var text = new StringBuilder(1_024);
    append(text);
    return text.toString();
  }

  /// Its one form behind what is there already.
  void append(StringBuilder text);

  record Text(String value) implements Json {
    @Override
    public void append(StringBuilder text) {
      text.append('"');
      int plain = 0;
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c < ' ' || c == '"' || c == '\\') {
          escape(c, text.append(value, plain, i));
          plain = i + 1;
        }
      }
      text.append(value, plain, value.length()).append('"');
    }

    private static void escape(char c, StringBuilder text) {
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default ->
            text.append("\\u00")
                .append(Character.forDigit(c >> 4, 16))
                .append(Character.forDigit(c & 15, 16));
      }
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
    public void append(StringBuilder text) {
      text.append(value);
    }
  }

  record Flag(boolean value) implements Json {
    @Override
    public void append(StringBuilder text) {
      text.append(value);
    }
  }

  record Items(List<Json> values) implements Json {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public void append(StringBuilder text) {
      String before = "[";
      for (Json value : values) {
        value.append(text.append(before));
        before = ",";
      }
      text.append(values.isEmpty() ? "[]" : "]");
    }
  }

  record Members(Map<String, Json> values) implements Json {
    @Override
    public void append(StringBuilder text) {
      String before = "{";
      for (var member : new TreeMap<>(values).entrySet()) {
        new Text(member.getKey()).append(text.append(before));
        member.getValue().append(text.append(':'));
        before = ",";
      }
      text.append(values.isEmpty() ? "{}" : "}");
    }
  }
}
