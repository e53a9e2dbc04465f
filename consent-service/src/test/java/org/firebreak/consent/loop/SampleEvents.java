// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.loop.Incoming.Origin;
import org.firebreak.consent.loop.Incoming.Partition;

/// A referral of an invented person as it comes from a topic, on the basis "all" of the scenarios.
public final class SampleEvents {

  private SampleEvents() {}

  public static Incoming referral(Partition at, long offset, long number, String address) {
    var source = new OrganizationId("kent-police");
    var id = UUID.nameUUIDFromBytes((at + "/" + number).getBytes(StandardCharsets.UTF_8));
    var event =
        new Event(
            new EventId(id),
            new Event.Kind.Referral(),
            new UUID(1, number),
            new UUID(2, number),
            source,
            List.of("person"),
            new BasisId(new UUID(0, 7)),
            Chain.begunBy(source),
            null,
            false,
            new Event.Position(at.number(), number));
    return new Incoming.Opened(
        new Origin(at, offset),
        event,
        new Content.OfReferral(
            address,
            "specialist-support",
            List.of(new Content.Section("person", "Sample Person"))));
  }
}
