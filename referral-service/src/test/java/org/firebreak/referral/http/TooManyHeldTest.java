// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Database;
import org.firebreak.referral.surroundings.Sent;
import org.junit.jupiter.api.Test;

/// One agency's flood of what a person must check does not bury the others'.
@QuarkusTest
class TooManyHeldTest extends ServiceTest {

  private final Agency source = Agency.next();

  @Test
  void whoHasAHundredHeldForAPersonSendsNoMoreUntilSomeAreChecked() {
    var sent = source.refer(Bodies.referral());
    held(99, sent);
    source.post(Bodies.referral()).then().statusCode(202);

    held(1, sent);
    source
        .post(Bodies.referral(), "again")
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("TOO_MANY_HELD"));
    source.post(Bodies.highRisk()).then().statusCode(202);
    Agency.next().post(Bodies.referral()).then().statusCode(202);

    Database.execute(
        "update dispatch set expires_at = now() where state = 'held-for-person' and referral_id = '"
            + sent.referral()
            + "'");
    source.post(Bodies.referral(), "again").then().statusCode(202);
  }

  /// As many more like it, held.
  private static void held(int count, Sent sent) {
    Database.execute(
        """
        insert into dispatch overriding system value
        select (jsonb_populate_record(d, jsonb_build_object(
                 'id', gen_random_uuid(), 'event_id', gen_random_uuid(),
                 'state', 'held-for-person', 'expires_at', now() + interval '1 hour'))).*
        from dispatch d, generate_series(1, %d) where d.id = '%s'
        """
            .formatted(count, sent.dispatch()));
  }
}
