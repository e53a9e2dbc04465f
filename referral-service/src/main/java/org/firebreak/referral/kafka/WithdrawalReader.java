// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.Withdrawal;

/// Reads the contract withdrawal v1, tolerantly: what it does not need may be missing or new.
@ApplicationScoped
class WithdrawalReader {

  private final JsonObjects json;

  WithdrawalReader(JsonObjects json) {
    this.json = json;
  }

  Withdrawal read(byte[] value) throws UnreadableRecordException {
    var withdrawal = json.parsed(value, "the withdrawal");
    return new Withdrawal(
        new BasisId(basis(withdrawal)), source(withdrawal), withdrawnAt(withdrawal));
  }

  private static UUID basis(JsonNode withdrawal) throws UnreadableRecordException {
    try {
      return UUID.fromString(withdrawal.path("basis_id").asText());
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException("basis_id is no UUID");
    }
  }

  private static OrganizationId source(JsonNode withdrawal) throws UnreadableRecordException {
    try {
      return new OrganizationId(withdrawal.path("source_organization").asText());
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException("source_organization is blank");
    }
  }

  private static Instant withdrawnAt(JsonNode withdrawal) throws UnreadableRecordException {
    try {
      return Instant.parse(withdrawal.path("withdrawn_at").asText());
    } catch (DateTimeParseException e) {
      throw new UnreadableRecordException("withdrawn_at is no time");
    }
  }
}
