// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.Referrals;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Database;
import org.firebreak.referral.surroundings.Firewall;
import org.firebreak.referral.surroundings.Sent;
import org.junit.jupiter.api.Test;

/// Content is erased by its key: what a backup of the content alone has is worth nothing.
@QuarkusTest
class ErasureTest extends ServiceTest {

  @Inject Referrals referrals;

  private final Agency source = Agency.next();
  private final Agency target = Agency.next();

  @Test
  void aSentCopyWithoutItsKeyRowIsNoContentAndCannotBeCured() {
    var sent = source.refer(Bodies.referral());
    var other = source.refer(Bodies.referral());
    Firewall.holds(
        Firewall.event(sent.event()), "curable", Instant.now().plusSeconds(600), "BASIS_MISSING");
    source.isTold(sent, "HELD_FOR_SOURCE");
    assertThat(referrals.contentOf(new DispatchId(sent.dispatch()))).isPresent();

    eraseKey("dispatch_content", sent.dispatch());

    assertThat(referrals.contentOf(new DispatchId(sent.dispatch()))).isEmpty();
    assertThat(referrals.contentOf(new DispatchId(other.dispatch()))).isPresent();
    source.cure(sent, "{}").then().statusCode(409);
  }

  @Test
  void aReceivedCopyWithoutItsKeyRowIsNotRead() {
    var sent = received();
    assertThat(target.read(sent.dispatch()).asString()).contains("Sample");

    eraseKey("received_content", sent.dispatch());

    assertThat(target.read(sent.dispatch()).then().statusCode(500).extract().asString())
        .doesNotContain("Sample");
  }

  @Test
  void theKeyOfAnotherCopyOpensNothing() {
    var first = received();
    var second = received();

    Database.execute(
        "update data_key set wrapped = (select wrapped from data_key where id = %s) where id = %s"
            .formatted(
                keyOf("received_content", second.dispatch()),
                keyOf("received_content", first.dispatch())));

    target.read(first.dispatch()).then().statusCode(500);
    target.read(second.dispatch()).then().statusCode(200);
  }

  private Sent received() {
    var sent = source.refer(Bodies.referral());
    Firewall.delivers(Firewall.event(sent.event()), target);
    target.awaits(sent);
    return sent;
  }

  private static void eraseKey(String table, UUID dispatch) {
    Database.execute("delete from data_key where id = " + keyOf(table, dispatch));
  }

  private static String keyOf(String table, UUID dispatch) {
    return "(select key_id from %s where dispatch_id = '%s')".formatted(table, dispatch);
  }
}
