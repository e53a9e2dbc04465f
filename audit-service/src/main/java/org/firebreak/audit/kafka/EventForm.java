// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.firebreak.audit.Entry;

/// How the records of one topic are read, as their contract says.
sealed interface EventForm permits DecisionForm, FactForm {
  /// The CloudEvents type.
  String type();

  /// Throws {@link IllegalArgumentException} or {@link java.time.DateTimeException} when the record
  /// is not as agreed.
  Entry read(Fields fields, Headers headers);

  static Optional<String> header(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .filter(header -> header.value() != null)
        .map(header -> new String(header.value(), StandardCharsets.UTF_8));
  }
}
