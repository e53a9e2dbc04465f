// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/// A record's headers as text, each at most once: a second of the same name could mean something
/// else to another reader.
record Headers(Map<String, String> byName) {

  static Headers of(Iterable<Header> headers) throws NotReadable {
    var byName = new HashMap<String, String>();
    for (var header : headers) {
      if (byName.put(header.key(), text(header)) != null) {
        throw new NotReadable("a header twice");
      }
    }
    return new Headers(byName);
  }

  String required(String name) throws NotReadable {
    return optional(name).orElseThrow(() -> new NotReadable("no " + name));
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(byName.get("ce_" + name));
  }

  private static String text(Header header) throws NotReadable {
    if (header.value() == null) {
      throw new NotReadable("a header without a value");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header.value())).toString();
    } catch (CharacterCodingException e) {
      throw new NotReadable("a header that is not UTF-8");
    }
  }

  /// Says which part, never what stood there.
  static final class NotReadable extends Exception {
    private static final long serialVersionUID = 1L;

    NotReadable(String message) {
      super(message);
    }
  }
}
