// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.firebreak.referral.inbox.Received;
import org.firebreak.runtime.http.Problems;

/// Every refusal of this API: what was wrong, and what to do. None repeats what was sent.
final class Refusals {

  private Refusals() {}

  static HttpProblem keyInUse() {
    return Problems.of(
        409,
        "IDEMPOTENCY_KEY_IN_USE",
        "Request in progress",
        "A request with this Idempotency-Key is being carried out. Repeat it in a moment to get its answer.");
  }

  static HttpProblem keyUsedForOtherRequest() {
    return Problems.of(
        422,
        "IDEMPOTENCY_KEY_REUSED",
        "Idempotency-Key already used",
        "Your organization used this Idempotency-Key for a different request. Use a new key for a new referral.");
  }

  static HttpProblem nothingToReferOn() {
    return Problems.of(
        422,
        "ONWARD_OF_UNKNOWN",
        "Nothing to refer on",
        "onward_of names no dispatch that your organization received. Use a dispatch_id from your inbox.");
  }

  static HttpProblem tooManyHops() {
    return Problems.of(
        422,
        "TOO_MANY_HOPS",
        "Referred on too often",
        "This was referred on too often. Ask the organization that first referred to send it directly.");
  }

  static HttpProblem tooManyHeld() {
    return Problems.builder(
            429,
            "TOO_MANY_HELD",
            "Too many wait for a check",
            "About a hundred of your organization's referrals are held for a check by a person, so this one was not taken. Send it again when some have been checked, or ask the operators why so many are held; if somebody is in danger phone the service, and 999.")
        .withHeader("Retry-After", 3_600)
        .build();
  }

  static HttpProblem noSuchReferral() {
    return Problems.of(
        404,
        "REFERRAL_UNKNOWN",
        "No such referral",
        "Your organization has sent no referral with this id.");
  }

  static HttpProblem noSuchDispatch() {
    return Problems.of(
        404,
        "DISPATCH_UNKNOWN",
        "No such dispatch",
        "Your organization has sent no dispatch with these ids.");
  }

  static HttpProblem notHeldForSource() {
    return Problems.of(
        409,
        "NOT_HELD_FOR_SOURCE",
        "Nothing to cure",
        "Only a dispatch that is held for you to cure can be cured. See the referral for what became of this one.");
  }

  static HttpProblem alreadyCured() {
    return Problems.of(
        409,
        "ALREADY_CURED",
        "Already cured",
        "This dispatch was cured before. See cured_by in the referral for the one that replaced it.");
  }

  static HttpProblem holdExpired() {
    return Problems.of(
        409,
        "HOLD_EXPIRED",
        "Hold expired",
        "The hold has ended and its content is destroyed. Send a new referral.");
  }

  static HttpProblem nothingReceived() {
    return Problems.of(
        404,
        "RECEIVED_UNKNOWN",
        "Not in your inbox",
        "Your organization has received no dispatch with this id.");
  }

  static HttpProblem standingRefused(List<String> reasons) {
    return Problems.builder(
            403,
            "STANDING_REFUSED",
            "May not be read now",
            "This was delivered, but may not be read now. Ask the organization that sent it if you still need it.")
        .with("reasons", reasons)
        .build();
  }

  static HttpProblem standingUnavailable() {
    return Problems.builder(
            503,
            "STANDING_UNAVAILABLE",
            "Cannot be checked now",
            "Whether this may be read cannot be checked at the moment, so it is not shown. Try again shortly; if somebody is in danger phone the organization that sent it, and 999.")
        .withHeader("Retry-After", 2)
        .build();
  }

  static HttpProblem explanationUnavailable() {
    return Problems.builder(
            503,
            "EXPLANATION_UNAVAILABLE",
            "Cannot be explained now",
            "What the firewall would decide cannot be asked at the moment. Try again shortly, or send the referral: you are told what becomes of it.")
        .withHeader("Retry-After", 2)
        .build();
  }

  static HttpProblem cannotAnswer(Received.Refused.Code code) {
    return switch (code) {
      case ALREADY_ACCEPTED ->
          Problems.of(
              409,
              code.name(),
              "Already accepted",
              "Your organization has accepted this referral; it can complete it, and no longer reject it.");
      case ALREADY_REJECTED ->
          Problems.of(
              409,
              code.name(),
              "Already rejected",
              "Your organization has rejected this referral. Ask the organization that sent it for a new one.");
      case NOT_ACCEPTED ->
          Problems.of(
              409,
              code.name(),
              "Not accepted yet",
              "Your organization has not accepted this referral. Accept it first.");
      case NOTHING_TO_ACKNOWLEDGE ->
          Problems.of(
              409,
              code.name(),
              "Nothing to acknowledge",
              "Your organization was not told that the consent for this referral is withdrawn. Only that is acknowledged; to answer the referral, accept or reject it.");
    };
  }
}
