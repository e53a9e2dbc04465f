// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.firebreak.demonstration.cases.SampleContent;

/// Referrals, sealed and ready to be sent, as referral-service would: of twenty one goes to an
/// immigration body, one has no basis, the others are delivered. Each names one of many consents,
/// as each person's own would be.
final class Events {

  static final String SOURCE = "kent-police";
  static final String PURPOSE = "safety-planning";
  static final List<String> SECTIONS = List.of("person", "safe-contact", "risk", "needs");
  static final List<String> TARGETS =
      List.of(
          "lantern-refuge",
          "juniper-outreach",
          "larch-homes",
          "marsh-lane-surgery",
          "fernbridge-marac",
          "osprey-law-centre");

  private static final String TOPIC = "referrals.outbound.v1";

  private final ObjectMapper json = new ObjectMapper();
  private final List<Event> all = new ArrayList<>();

  /// @param headers all but the two that the relay adds
  record Event(String id, byte[] key, List<Header> headers, byte[] value) {}

  Events(int count, Seal seal, List<UUID> consents) {
    for (int i = 0; i < count; i++) {
      all.add(event(i, seal, consents.get(i % consents.size())));
    }
  }

  /// The next ones begin again when all were given.
  Event get(int index) {
    return all.get(index % all.size());
  }

  private Event event(int number, Seal seal, UUID consent) {
    var id = UUID.randomUUID().toString();
    var referral = UUID.randomUUID().toString();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", id);
    headers.put("ce_type", "org.firebreak.referrals.referral.v1");
    headers.put("ce_source", "/referral-service");
    headers.put("ce_time", Instant.now().toString());
    headers.put("ce_subject", UUID.randomUUID().toString());
    headers.put("ce_referralid", referral);
    headers.put("ce_sourceorganization", SOURCE);
    headers.put("ce_sections", String.join(",", SECTIONS));
    headers.put("ce_origin", SOURCE);
    headers.put("ce_hops", "0");
    if (number % 20 != 13) {
      headers.put("ce_basisid", consent.toString());
    }
    var address = number % 20 == 7 ? "NCCU" : TARGETS.get(number % TARGETS.size());
    var value = seal.seal(TOPIC, headers, content(number, address));
    List<Header> bytes = new ArrayList<>();
    headers.forEach((name, text) -> bytes.add(header(name, text)));
    return new Event(id, referral.getBytes(StandardCharsets.UTF_8), bytes, value);
  }

  static Header header(String name, String text) {
    return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] content(int number, String address) {
    ObjectNode content = json.createObjectNode();
    content.put("target_address", address).put("purpose", PURPOSE);
    var sections = content.putArray("sections");
    SampleContent.sections(number, "sample-" + number)
        .forEach(section ->
            sections.addObject().put("label", section.label()).put("text", section.text()));
    return content.toString().getBytes(StandardCharsets.UTF_8);
  }
}
