// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.runtime.sealing.KeysetFiles;
import org.firebreak.runtime.sealing.SealedRecords;

/// The value of every record that carries content, sealed together with the headers that the
/// contracts bind to it. Without its keysets the service does not start.
@Startup
@Singleton
class Envelope {

  /// Contracts referral v1 and answer v1. Partition and number are not among them: the relay gives
  /// them to what is sealed already.
  static final Set<String> OUTBOUND =
      Set.of(
          "ce_specversion",
          "ce_id",
          "ce_type",
          "ce_subject",
          "ce_referralid",
          "ce_sourceorganization",
          "ce_sections",
          "ce_basisid",
          "ce_origin",
          "ce_hops",
          "ce_mosthops",
          "ce_causeid",
          "ce_highrisk",
          "ce_inreplyto");

  /// Contract delivery v1.
  static final Set<String> INBOX =
      Set.of(
          "ce_id",
          "ce_type",
          "ce_time",
          "ce_subject",
          "ce_kind",
          "ce_referralid",
          "ce_sourceorganization",
          "ce_targetorganization",
          "ce_purpose",
          "ce_sections",
          "ce_withheld",
          "ce_basisid",
          "ce_inreplyto",
          "ce_origin",
          "ce_hops",
          "ce_mosthops",
          "ce_highrisk");

  private final SealedRecords outbound;
  private final SealedRecords inbox;
  private final JsonObjects json;

  @Inject
  Envelope(KeysetFiles keysets, MeterRegistry metrics, JsonObjects json) {
    this(
        new SealedRecords(keysets.keyset("outbound"), OUTBOUND, metrics),
        new SealedRecords(keysets.keyset("inbox"), INBOX, metrics),
        json);
  }

  Envelope(SealedRecords outbound, SealedRecords inbox, JsonObjects json) {
    this.outbound = outbound;
    this.inbox = inbox;
    this.json = json;
  }

  byte[] seal(String topic, Map<String, String> headers, JsonNode content) {
    return outbound.seal(topic, headers, json.written(content));
  }

  JsonNode open(RecordHeaders headers, ConsumerRecord<byte[], byte[]> record)
      throws UnreadableRecordException {
    var opened =
        inbox
            .open(record.topic(), headers.all(), record.value())
            .orElseThrow(() -> new UnreadableRecordException("the content does not open"));
    return json.parsed(opened, "the content");
  }
}
