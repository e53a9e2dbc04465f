// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.firebreak.consent.SectionLabel;
import org.jspecify.annotations.Nullable;

/// A decision in codes, as it is written down (contract decision v1).
///
/// @param holdKind only of a quarantine
/// @param sections what goes out, in the order of the labels
public record Verdict(
    String outcome,
    int rule,
    List<String> reasons,
    @Nullable String holdKind,
    List<String> sections,
    List<String> withheld) {

  public Verdict {
    reasons = List.copyOf(reasons);
    sections = List.copyOf(sections);
    withheld = List.copyOf(withheld);
  }

  public static Verdict of(Decision decision) {
    var reasons = decision.reasons().stream().map(Reason::name).toList();
    return switch (decision) {
      case Decision.Deliver(var _, var _, var sections, var withheld) ->
          new Verdict("deliver", decision.rule(), reasons, null, codes(sections), codes(withheld));
      case Decision.Quarantine(var kind, var _) ->
          new Verdict(
              "quarantine",
              decision.rule(),
              reasons,
              kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              List.of(),
              List.of());
      case Decision.Drop _ ->
          new Verdict("drop", decision.rule(), reasons, null, List.of(), List.of());
    };
  }

  private static List<String> codes(Collection<SectionLabel> labels) {
    return labels.stream().sorted().map(SectionLabel::code).toList();
  }
}
