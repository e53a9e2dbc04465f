// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A member of an entry that is searched for in its bytes, by the name that it has there. No two
/// kinds of entry have one of the same name.
public enum EntryField {
  RULE("rule"),
  POLICY_VERSION("policy_version"),
  PRODUCER("producer"),
  PURPOSE("purpose"),
  SECTOR("sector"),
  SOURCE("source_organization"),
  TARGET("target_organization");

  private static final Pattern KNOWN_RULE = Pattern.compile("[1-8]");

  private final String member;

  EntryField(String member) {
    this.member = member;
  }

  public String member() {
    return member;
  }

  /// @throws IllegalArgumentException if no entry has this value here
  public void check(String value) {
    switch (this) {
      case RULE -> {
        if (!KNOWN_RULE.matcher(value).matches()) {
          throw new IllegalArgumentException("rule is not one of 1 to 8");
        }
      }
      case POLICY_VERSION -> Codes.name(member, value);
      case PRODUCER, PURPOSE, SECTOR -> Codes.word(member, value);
      case SOURCE, TARGET -> Codes.organization(member, value);
    }
  }

  /// What stands in the bytes of exactly those entries that have this value. That is certain
  /// because {@link CanonicalJson} has one form, no text in an entry has a quotation mark, and
  /// behind the rule of a decision there are always its sections.
  public byte[] bytes(String value) {
    String text =
        this == RULE
            ? "\"%s\":%s,".formatted(member, value)
            : "\"%s\":\"%s\"".formatted(member, value);
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
