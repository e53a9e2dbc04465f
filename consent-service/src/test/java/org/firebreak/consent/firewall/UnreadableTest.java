// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rule 1, which never sees a case.
class UnreadableTest {

  @ParameterizedTest
  @EnumSource(Reason.class)
  void whatCannotBeReadIsHeldForAPersonAndNothingElseIsCalledUnreadable(Reason reason) {
    if (reason.rule() == 1) {
      var decision = Firewall.unreadable(reason);

      assertThat(decision)
          .isEqualTo(new Decision.Quarantine(Decision.HoldKind.FOR_A_PERSON, List.of(reason)));
      assertThat(decision.rule()).isEqualTo(1);
    } else {
      assertThatThrownBy(() -> Firewall.unreadable(reason))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(reason.name());
    }
  }
}
