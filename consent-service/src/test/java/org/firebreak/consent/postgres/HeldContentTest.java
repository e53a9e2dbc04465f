// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.Hold;
import org.firebreak.consent.Holds;
import org.firebreak.consent.Surroundings;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.consent.firewall.EventId;
import org.junit.jupiter.api.Test;

/// What a person is to look into lies sealed, and only as long as its hold.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class HeldContentTest {

  private static final byte[] CONTENT = "Sample Person".getBytes(UTF_8);

  @Inject Holds holds;
  @Inject EntityManager entities;

  @Test
  @TestTransaction
  void itOpensForItsHoldAndLiesSealed() {
    var hold = held();

    assertThat(holds.contentOf(hold.event())).contains(CONTENT);
    var stored =
        (byte[])
            entities
                .createNativeQuery("select content from hold where event_id = ?1", byte[].class)
                .setParameter(1, hold.event().value())
                .getSingleResult();
    assertThat(new String(stored, UTF_8)).doesNotContain("Sample");
  }

  @Test
  @TestTransaction
  void aRepeatKeepsTheFirstContentAndItsKey() {
    var hold = held();

    holds.add(hold, Optional.empty(), Optional.of("another".getBytes(UTF_8)));

    assertThat(holds.contentOf(hold.event())).contains(CONTENT);
  }

  @Test
  @TestTransaction
  void withoutItsKeyRowItIsNoContent() {
    var hold = held();

    entities
        .createNativeQuery("delete from hold_key where event_id = ?1")
        .setParameter(1, hold.event().value())
        .executeUpdate();

    assertThat(holds.contentOf(hold.event())).isEmpty();
  }

  @Test
  @TestTransaction
  void whenItsHoldEndsItsKeyGoesToo() {
    var hold = held();

    assertThat(holds.expire(hold.expiresAt())).extracting(Hold::event).contains(hold.event());

    assertThat(holds.contentOf(hold.event())).isEmpty();
    assertThat(holds.find(hold.event())).isPresent();
    assertThat(
            entities
                .createNativeQuery("select 1 from hold_key where event_id = ?1", Integer.class)
                .setParameter(1, hold.event().value())
                .getResultList()
                .size())
        .isZero();
  }

  private Hold held() {
    var now = Instant.now();
    var hold =
        new Hold(
            new EventId(UUID.randomUUID()),
            HoldKind.FOR_A_PERSON,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of("ADDRESS_LOOKS_LIKE_IMMIGRATION"),
            false,
            now,
            now.plus(Duration.ofMinutes(1)),
            Hold.State.OPEN);
    holds.add(hold, Optional.empty(), Optional.of(CONTENT));
    return hold;
  }
}
