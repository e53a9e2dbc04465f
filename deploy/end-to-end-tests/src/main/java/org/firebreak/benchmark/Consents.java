// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.firebreak.demonstration.rest.Bases;
import org.firebreak.demonstration.rest.Scope;
import org.firebreak.demonstration.rest.Session;

/// Consents of the source, over consent-service's API: recorded, withdrawn, and asked about.
final class Consents {

  private final Session source;
  private final Session referralService;

  Consents(Platform platform) {
    this.source = platform.session(Events.SOURCE);
    this.referralService = platform.session("referral-service");
  }

  List<UUID> record(int count) {
    var scope =
        new Scope(
            Events.TARGETS,
            List.of(Events.PURPOSE),
            Events.SECTIONS,
            Instant.now().plus(Duration.ofHours(1)));
    var bases = new Bases(source);
    return IntStream.range(0, count)
        .mapToObj(i -> Bases.recorded(bases.consent("sample-" + i, scope)))
        .toList();
  }

  /// @return nanoseconds until each receipt
  List<Long> withdraw(List<UUID> consents) {
    var bases = new Bases(source);
    var took = new ArrayList<Long>();
    for (UUID consent : consents) {
      long begun = System.nanoTime();
      var receipt = bases.withdraw(consent).expecting(200).body().path("receipt");
      took.add(System.nanoTime() - begun);
      if (!receipt.path("status").asText().equals("in-force")) {
        throw new IllegalStateException("a withdrawal without a receipt: " + receipt);
      }
    }
    return took;
  }

  /// @return nanoseconds until each answer; each is a grant
  List<Long> askStanding(List<UUID> consents) {
    var took = new ArrayList<Long>();
    for (UUID consent : consents) {
      var question =
          JsonNodeFactory.instance
              .objectNode()
              .put("event_id", UUID.randomUUID().toString())
              .put("referral_id", UUID.randomUUID().toString())
              .put("dispatch_id", UUID.randomUUID().toString())
              .put("source_organization", Events.SOURCE)
              .put("target_organization", Events.TARGETS.getFirst())
              .put("origin", Events.SOURCE)
              .put("purpose", Events.PURPOSE)
              .put("basis_id", consent.toString());
      Events.SECTIONS.forEach(question.putArray("sections")::add);
      long begun = System.nanoTime();
      var answer =
          referralService
              .post(referralService.addresses().consents(), "v1/standing", question)
              .expecting(200);
      took.add(System.nanoTime() - begun);
      if (!answer.body().path("granted").asBoolean()) {
        throw new IllegalStateException("no standing: " + answer.body());
      }
    }
    return took;
  }
}
