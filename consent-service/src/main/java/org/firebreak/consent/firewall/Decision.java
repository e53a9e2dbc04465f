// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.firebreak.consent.SectionLabel;

/// What becomes of an event. There is no fourth case and no override.
public sealed interface Decision {

  /// The first rule that decided, 1 to 8.
  int rule();

  /// Every reason, in the order of the rules; none for a delivery.
  List<Reason> reasons();

  /// @param sections what goes out
  /// @param withheld what this sector does not see for this purpose
  record Deliver(
      Organization target, Sector inbox, Set<SectionLabel> sections, Set<SectionLabel> withheld)
      implements Decision {

    public Deliver {
      sections = Set.copyOf(sections);
      withheld = Set.copyOf(withheld);
    }

    @Override
    public int rule() {
      return 8;
    }

    @Override
    public List<Reason> reasons() {
      return List.of();
    }
  }

  record Quarantine(HoldKind kind, List<Reason> reasons) implements Decision {

    public Quarantine {
      reasons = List.copyOf(reasons);
    }

    @Override
    public int rule() {
      return reasons.getFirst().rule();
    }
  }

  record Drop(List<Reason> reasons) implements Decision {

    public Drop {
      reasons = List.copyOf(reasons);
    }

    @Override
    public int rule() {
      return reasons.getFirst().rule();
    }
  }

  enum HoldKind {
    CURABLE,
    FOR_A_PERSON
  }

  /// What follows from reasons, which must not be empty.
  ///
  /// A drop says only what is certain; what else was wrong would suggest that it can be cured. A
  /// hold goes to a person only when a person is all that it needs: while the source must act
  /// anyway, no reviewer sees the content.
  static Decision refused(Collection<Reason> found) {
    var reasons = EnumSet.copyOf(found);
    var certain = reasons.stream().filter(reason -> reason.effect() == Reason.Effect.DROP).toList();
    if (!certain.isEmpty()) {
      return new Drop(certain);
    }
    var forAPerson =
        reasons.stream().allMatch(reason -> reason.effect() == Reason.Effect.HOLD_FOR_PERSON);
    return new Quarantine(
        forAPerson ? HoldKind.FOR_A_PERSON : HoldKind.CURABLE, List.copyOf(reasons));
  }
}
