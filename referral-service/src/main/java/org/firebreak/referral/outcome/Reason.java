// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

import java.util.Arrays;
import java.util.Optional;

/// The reason codes that this service can explain: all of the decision contract, and its own.
enum Reason {
  MALFORMED("The event could not be read.", Remedy.SEND_AGAIN),
  UNKNOWN_VERSION("The event is of a version that the firewall does not know.", Remedy.SEND_AGAIN),
  CONTENT_NOT_READABLE("The content could not be opened.", Remedy.SEND_AGAIN),
  CONTENT_HEADERS_DIFFER("The content and its headers do not belong together.", Remedy.SEND_AGAIN),
  TOO_LARGE(
      "The content is larger than can be carried.",
      "Shorten the sections, or divide them between two referrals."),

  IMMIGRATION_TOPIC(
      "The address is a topic of immigration enforcement. Nothing goes there, ever.",
      Remedy.VICTIM_LED,
      false),
  TARGET_HAS_IMMIGRATION_FUNCTION(
      "The address names an organization with an immigration function, or a unit of one.",
      Remedy.VICTIM_LED,
      false),
  SOURCE_HAS_IMMIGRATION_FUNCTION(
      "Your organization, or one that it is part of, has an immigration function.",
      Remedy.VICTIM_LED,
      false),
  ORIGIN_HAS_IMMIGRATION_FUNCTION(
      "The referral first came from an organization with an immigration function.",
      Remedy.VICTIM_LED,
      false),
  PURPOSE_IS_IMMIGRATION_CONTROL(
      "The purpose is immigration control, under whatever name.", Remedy.VICTIM_LED, false),
  ADDRESS_LOOKS_LIKE_IMMIGRATION(
      "The address looks like that of an immigration body, so a person checks it.",
      "If you meant somebody else, send a new referral with the id from the directory. "
          + Remedy.VICTIM_LED,
      false),

  ADDRESS_UNKNOWN(
      "The address names no organization in the directory.",
      "Find the organization in the directory and cure this dispatch with its id as the address."),
  ADDRESS_AMBIGUOUS(
      "The address fits more than one organization.",
      "Cure this dispatch with the id of the one that you mean."),
  SOURCE_UNKNOWN(
      "Your organization is not in the directory.",
      "Ask the directory's editors to add it, then cure this dispatch."),
  ORIGIN_UNKNOWN(
      "The organization that the referral began with is not in the directory.",
      "Ask the directory's editors about it. If she needs help now, send a new referral of your own."),
  TARGET_NOT_VERIFIED(
      "The organization is not verified, is suspended, or is under review.",
      "Send to another organization. What this one is allowed is being settled.",
      false),
  TARGET_HAS_NO_INBOX(
      "The organization receives nothing through this platform.",
      "Send to one of its units that does, or phone it."),
  TOO_MANY_HOPS(
      "The referral was passed on too often.",
      "Ask the organization that first referred to send it directly."),
  ONWARD_NOT_ALLOWED(
      "It came to you on the terms that it is not passed on, or not so far.",
      "Ask the organization that sent it to you to send it directly."),
  PURPOSE_UNKNOWN(
      "The purpose is not one of the listed ones.",
      "Cure this dispatch with a purpose from the list in docs/glossary.md."),
  SECTION_UNKNOWN(
      "A section has a label that is not listed.",
      "Send a new referral with labels from the list in docs/glossary.md."),

  BASIS_MISSING(
      "Neither a consent nor another lawful basis was named.",
      "Record one in consent-service and cure this dispatch with its id."),
  BASIS_UNKNOWN(
      "The named basis does not exist.", "Cure this dispatch with the id of one that does."),
  BASIS_NOT_YOURS(
      "The named basis was recorded by another organization.",
      "Record your own basis and cure this dispatch with its id."),
  BASIS_NOT_GIVEN(
      "The person did not consent.",
      "Respect it, or record another lawful basis if one applies and cure this dispatch with its id."),
  BASIS_UNSAFE_TO_ASK(
      "It was not safe to ask the person, so nobody knows whether she consents.",
      "Do not ask her now. Record another lawful basis if one applies and cure this dispatch with its id."),
  BASIS_WITHDRAWN(
      "The person has withdrawn the consent.",
      "Respect it, or record another lawful basis if one applies and cure this dispatch with its id."),
  BASIS_EXPIRED(
      "The basis is no longer valid.",
      "Ask again, and cure this dispatch with the new basis's id."),
  BASIS_NOT_YET_VALID(
      "The basis is not valid yet.",
      "Cure this dispatch once it is, or with the id of one that is valid now."),
  BASIS_DOES_NOT_NAME_TARGET(
      "The basis does not name this organization.",
      "Record a basis that names it and cure this dispatch with its id."),
  BASIS_DOES_NOT_COVER_PURPOSE(
      "The basis does not cover this purpose.",
      "Cure this dispatch with a purpose that it covers, or with the id of a basis that covers this one."),
  BASIS_DOES_NOT_COVER_SECTION(
      "The basis does not cover a section of the content.",
      "Cure this dispatch with the id of a basis that covers every section, or send a new referral without that section."),
  NO_SECTION_PERMITTED(
      "This organization may see none of the sections for this purpose.",
      "Cure this dispatch with the purpose that fits, or send a new referral with sections that it may see."),
  TEXT_ASKS_TO_PASS_ON(
      "The text reads as if it asks to pass information on to immigration, so a person checks it.",
      Remedy.REWRITE),
  TEXT_ASKS_FOR_STATUS_CHECK(
      "The text reads as if it asks for a check of immigration status, so a person checks it.",
      "Nobody needs one to help her. " + Remedy.REWRITE),
  TEXT_HINTS_AT_PASSING_ON(
      "The text reads as if immigration was told, or might be, so a person checks it.",
      Remedy.REWRITE),
  TEXT_HOLDS_ROUTING(
      "The text names an immigration body as a recipient, or holds its address, so a person checks it.",
      "A text is never an address: name each target in the referral itself. " + Remedy.REWRITE),
  TEXT_TELLS_STATUS(
      "The text of a section says something of her immigration status, which this organization may not be told.",
      "Nobody checks this. Send a new referral without that passage, or with it in the section that is for it alone, which is withheld from this organization: elsewhere say what she needs and what he does."),
  REVIEWERS_DECLINED(
      "A person looked into it and did not let it go on as it is.",
      "Send a new referral without what was in doubt: with the target's id as address, and without the passage."),

  /// Of this service: a hold that ended by itself.
  HOLD_EXPIRED(
      "The check did not end in time, and what was held has been destroyed.",
      "Send a new referral.");

  final String whatHappened;
  final String whatToDo;

  /// Whether to phone the target is sound advice.
  final boolean mayPhone;

  Reason(String whatHappened, String whatToDo) {
    this(whatHappened, whatToDo, true);
  }

  Reason(String whatHappened, String whatToDo, boolean mayPhone) {
    this.whatHappened = whatHappened;
    this.whatToDo = whatToDo;
    this.mayPhone = mayPhone;
  }

  static Optional<Reason> of(String code) {
    return Arrays.stream(values()).filter(known -> known.name().equals(code)).findFirst();
  }

  private static final class Remedy {
    static final String SEND_AGAIN =
        "Nothing that you wrote is wrong: send it again, and tell the operators if it happens twice.";
    static final String REWRITE =
        "Do not wait for the check: send a new referral without that passage. What she fears, what he "
            + "threatens and her own history may stay: write who says or does it.";
    static final String VICTIM_LED =
        "A specialist support service can help her whatever her status. If she wants to make an "
            + "application of her own, take the victim-led route: refer her to a regulated adviser who "
            + "acts for her (purpose legal-advice or victim-led-application).";
  }
}
