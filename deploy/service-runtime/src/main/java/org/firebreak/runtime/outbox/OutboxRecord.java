// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.outbox;

import java.util.Map;
import java.util.UUID;

/// One record to publish.
///
/// @param id the CloudEvents id; readers tell a repeat by it
/// @param key decides the partition, and with it what the record is ordered with
/// @param type the CloudEvents type
/// @param subject the CloudEvents subject
/// @param extensions further CloudEvents attributes, by name without the `ce_` prefix
/// @param value at most {@link Outbox#MAX_VALUE_BYTES} bytes
public record OutboxRecord(
    UUID id,
    String topic,
    String key,
    String type,
    String subject,
    Map<String, String> extensions,
    byte[] value) {

  public OutboxRecord {
    extensions = Map.copyOf(extensions);
  }
}
