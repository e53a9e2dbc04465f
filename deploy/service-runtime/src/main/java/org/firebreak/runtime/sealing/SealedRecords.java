// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.sealing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The value of every record that carries content: `{"seal":"tink-aead","bytes":<base64>}`, sealed
/// together with the topic and with each header that its reader relies on. Copied to another topic,
/// or with one of those headers changed, added or removed, it does not open.
///
/// The layout is part of the contracts:
/// `referral-service/src/main/contracts/referral/v1/README.md`.
public final class SealedRecords {

  static final String VERSION = "firebreak.record.v1";

  private static final String SEAL = "tink-aead";
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private final Keyset keyset;
  private final SortedSet<String> bound;
  private final MeterRegistry metrics;

  /// @param bound names of the headers that readers rely on, as the contract lists them
  public SealedRecords(Keyset keyset, Set<String> bound, MeterRegistry metrics) {
    this.keyset = keyset;
    this.bound = new TreeSet<>(bound);
    this.metrics = metrics;
  }

  /// @param topic that the record is written to
  /// @param headers of the record; those that are not bound are left alone
  public byte[] seal(String topic, Map<String, String> headers, byte[] content) {
    var sealed = keyset.seal(content, texts(topic, headers));
    var value =
        JSON.createObjectNode()
            .put("seal", SEAL)
            .put("bytes", Base64.getEncoder().encodeToString(sealed));
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("two texts that are no JSON", e);
    }
  }

  /// Empty if it was not sealed so, for this topic, with these headers. Each refusal is counted.
  ///
  /// @param topic that the record was read from
  public Optional<byte[]> open(String topic, Map<String, String> headers, byte[] value) {
    var opened = sealed(value).flatMap(bytes -> keyset.open(bytes, texts(topic, headers)));
    if (opened.isEmpty()) {
      metrics.counter("firebreak.seals.refused", "topic", topic).increment();
    }
    return opened;
  }

  /// The texts that are bound, in the order of the layout.
  List<String> texts(String topic, Map<String, String> headers) {
    var texts = new ArrayList<String>(List.of(VERSION, topic));
    for (var name : bound) {
      var text = headers.get(name);
      if (text != null) {
        texts.add(name);
        texts.add(text);
      }
    }
    return texts;
  }

  /// A field beside the two would be outside of the seal, so there is none.
  private static Optional<byte[]> sealed(byte[] value) {
    try {
      JsonNode envelope = JSON.readTree(value);
      return envelope.isObject()
              && envelope.size() == 2
              && envelope.path("seal").asText().equals(SEAL)
              && envelope.path("bytes").isTextual()
          ? Optional.of(Base64.getDecoder().decode(envelope.path("bytes").textValue()))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
