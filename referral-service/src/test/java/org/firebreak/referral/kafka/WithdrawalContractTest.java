// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.Withdrawal;
import org.firebreak.runtime.rules.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What consent-service writes to `consent.withdrawals.v1`, as its contract and example say.
class WithdrawalContractTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Contracts CONTRACT = Contracts.of("consent-service", "withdrawal");

  private final WithdrawalReader reader = new WithdrawalReader(new JsonObjects(JSON));

  @Test
  void theExampleIsReadForWhatItMeansWithAnUnknownFieldToo() throws Exception {
    var example = Objects.requireNonNull(CONTRACT.examples().get("withdrawal.json"));
    CONTRACT.accepts(example);
    var newer = ((ObjectNode) example.deepCopy()).put("from_the_future", "x");

    for (var withdrawal : new Object[] {example, newer}) {
      assertThat(reader.read(JSON.writeValueAsBytes(withdrawal)))
          .isEqualTo(
              new Withdrawal(
                  new BasisId(UUID.fromString("b7b0e1c2-5d6f-4b0a-8f5e-9c3a1d2e4f04")),
                  new OrganizationId("kent-police"),
                  Instant.parse("2026-11-22T10:15:00.250Z")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"basis_id\":\"x\",\"source_organization\":\"a\",\"withdrawn_at\":\"2026-11-22T10:15:00Z\"}",
        "{\"basis_id\":\"b7b0e1c2-5d6f-4b0a-8f5e-9c3a1d2e4f04\",\"source_organization\":\" \",\"withdrawn_at\":\"2026-11-22T10:15:00Z\"}",
        "{\"basis_id\":\"b7b0e1c2-5d6f-4b0a-8f5e-9c3a1d2e4f04\",\"source_organization\":\"a\",\"withdrawn_at\":\"x\"}"
      })
  void whatIsNoWithdrawalIsUnreadable(String value) {
    assertThatThrownBy(() -> reader.read(value.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableRecordException.class);
  }
}
