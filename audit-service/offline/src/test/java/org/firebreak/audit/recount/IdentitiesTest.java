// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
  /// Against a map. Ids of few different bits, so that many come again and places collide.
  @Test
  void eachIdIsKnownByWhereItWasFirst() {
    var random = new Random(3);
    var identities = new Identities();
    var map = new HashMap<UUID, Long>();
    for (long index = 0; index < 100_000; index++) {
      var id = new UUID(random.nextInt(400), random.nextLong(200) << 55);
      Long first = map.putIfAbsent(id, index);
      assertThat(identities.firstIndexOf(id, index)).isEqualTo(first == null ? index : first);
    }
    assertThat(map).hasSizeGreaterThan(50_000);
  }
}
