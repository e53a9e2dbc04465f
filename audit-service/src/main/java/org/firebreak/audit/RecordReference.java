// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import org.firebreak.audit.log.Hash;

/// Where a record stood, and the SHA-256 of its value: enough to show, as long as the topic keeps
/// it, that the entry says what the record said, also in fields that this version does not know.
public record RecordReference(String topic, int partition, long offset, Hash valueHash) {
  public RecordReference {
    Codes.name("topic", topic);
  }
}
