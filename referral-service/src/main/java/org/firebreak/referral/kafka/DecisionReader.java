// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.outcome.Decision;
import org.firebreak.referral.outcome.Decision.Kind;
import org.firebreak.referral.outcome.Decision.Verdict;
import org.jspecify.annotations.Nullable;

/// Reads the contract decision v1, tolerantly: what it does not need may be missing or new.
@ApplicationScoped
class DecisionReader {

  private final JsonObjects json;

  DecisionReader(JsonObjects json) {
    this.json = json;
  }

  /// Empty if it is about an event that the firewall could not read: nobody knows whose it was.
  Optional<Decision> read(byte[] value) throws UnreadableRecordException {
    var decision = json.parsed(value, "the decision");
    var kind = decision.path("kind").asText();
    return switch (kind) {
      case "unreadable" -> Optional.empty();
      case "referral" -> Optional.of(decision(Kind.REFERRAL, decision));
      case "answer", "acknowledgement" -> Optional.of(decision(Kind.ANSWER, decision));
      case "notice" -> Optional.of(decision(Kind.NOTICE, decision));
      default -> throw new UnreadableRecordException("kind is not known");
    };
  }

  private static Decision decision(Kind kind, JsonNode decision) throws UnreadableRecordException {
    var cause = decision.path("cause_id").isTextual() ? uuid(decision, "cause_id") : null;
    return new Decision(
        kind,
        new EventId(uuid(decision, "event_id")),
        new DispatchId(uuid(decision, "dispatch_id")),
        cause == null ? null : new EventId(cause),
        verdict(decision));
  }

  private static Verdict verdict(JsonNode decision) throws UnreadableRecordException {
    var reasons = texts(decision.path("reasons"));
    return switch (decision.path("outcome").asText()) {
      case "deliver" -> new Decision.Deliver(texts(decision.path("withheld")));
      case "drop" -> new Decision.Drop(reasons);
      // A kind of hold that is not known is not the source's to cure.
      case "quarantine" ->
          decision.path("hold_kind").asText().equals("curable")
              ? new Decision.HoldForSource(reasons, expires(decision))
              : new Decision.HoldForPerson(reasons, expires(decision));
      default -> throw new UnreadableRecordException("outcome is not known");
    };
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static UUID uuid(JsonNode decision, String field) throws UnreadableRecordException {
    try {
      return UUID.fromString(decision.path(field).asText());
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException(field + " is no UUID");
    }
  }

  private static @Nullable Instant expires(JsonNode decision) throws UnreadableRecordException {
    var expires = decision.path("expires_at");
    if (!expires.isTextual()) {
      return null;
    }
    try {
      return Instant.parse(expires.asText());
    } catch (DateTimeParseException e) {
      throw new UnreadableRecordException("expires_at is no time");
    }
  }
}
