// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Database;
import org.firebreak.referral.surroundings.Eventually;
import org.firebreak.referral.surroundings.Firewall;
import org.firebreak.referral.surroundings.OutboundEvent;
import org.firebreak.referral.surroundings.Sent;
import org.junit.jupiter.api.Test;

/// What was sealed for one inbox and under some headers is read there and under those, or not at
/// all.
@QuarkusTest
class SealedInboxTest extends ServiceTest {

  private final Agency source = Agency.next();
  private final Agency target = Agency.next();
  private final Agency other = Agency.next();

  @Test
  void aDeliveryWithAnyOfItsBoundHeadersChangedIsSetAsideAndNotStored() {
    var sent = source.refer(Bodies.referral());
    var event = Firewall.event(sent.event());
    var delivery = Firewall.delivery(event, target, _ -> {});

    for (var header : Firewall.boundToADelivery()) {
      var changed = delivery.deepCopy();
      var headers = (ObjectNode) changed.path("headers");
      headers.put(header, different(header, headers.path(header).asText()));
      Firewall.put(Firewall.INBOX, event.key(), changed);
      if (delivery.path("headers").has(header)) {
        headers.remove(header);
        Firewall.put(Firewall.INBOX, event.key(), changed);
      }
    }

    Eventually.is(
        2L * Firewall.boundToADelivery().size() - absent(delivery), () -> setAside(delivery));
    nothingIsStored(sent);
    delivers(event, delivery, sent);
  }

  @Test
  void aDeliveryCopiedToTheInboxOfAnotherSectorIsSetAsideAndNotStored() {
    var sent = source.refer(Bodies.referral());
    var event = Firewall.event(sent.event());
    var delivery = Firewall.delivery(event, target, _ -> {});

    Firewall.put("inbox.housing.v1", event.key(), delivery);

    Eventually.is(1L, () -> setAside(delivery));
    nothingIsStored(sent);
    delivers(event, delivery, sent);
  }

  @Test
  void contentThatIsNotSealedIsSetAsideAndNotStored() {
    var sent = source.refer(Bodies.referral());
    var event = Firewall.event(sent.event());
    var delivery = Firewall.delivery(event, target, _ -> {});
    ((ObjectNode) delivery.path("value")).put("seal", "plain");

    Firewall.put(Firewall.INBOX, event.key(), delivery);

    Eventually.is(1L, () -> setAside(delivery));
    nothingIsStored(sent);
  }

  /// The same value as it was sealed still arrives: nothing of the copies blocks it.
  private void delivers(OutboundEvent event, JsonNode delivery, Sent sent) {
    Firewall.put(Firewall.INBOX, event.key(), delivery);
    target.awaits(sent);
  }

  private void nothingIsStored(Sent sent) {
    assertThat(Database.count("received where dispatch_id = ?", sent.dispatch())).isZero();
    assertThat(other.inbox().jsonPath().getList("items")).isEmpty();
  }

  /// A value that its reader would take.
  private String different(String header, String value) {
    return switch (header) {
      case "ce_targetorganization", "ce_sourceorganization", "ce_origin" -> other.id();
      case "ce_hops", "ce_mosthops" -> "7";
      case "ce_highrisk" -> value.equals("true") ? "false" : "true";
      case "ce_time" -> "2026-01-01T00:00:00Z";
      case "ce_sections", "ce_withheld" -> value.isEmpty() ? "risk" : value + ",health";
      case "ce_kind" -> "answer";
      default -> "11111111-2222-3333-4444-555555555555";
    };
  }

  private static long absent(JsonNode delivery) {
    return Firewall.boundToADelivery().stream()
        .filter(header -> !delivery.path("headers").has(header))
        .count();
  }

  private static long setAside(JsonNode delivery) {
    try {
      var hash =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(delivery.path("value").toString().getBytes(UTF_8)));
      return Database.count(
          "unreadable_record where hash = ? and why = 'the content does not open'", hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
