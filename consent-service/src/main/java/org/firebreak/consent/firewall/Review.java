// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.Optional;
import java.util.Set;
import org.firebreak.consent.OrganizationId;

/// What people found about an event that had been held for a person.
///
/// It can take away a doubt that rule 4 or 7 had, and nothing else: every rule is asked again about
/// the reviewed event, with whoever is meant by it as its target.
public sealed interface Review {

  record None() implements Review {}

  /// Two people agreed that it may go on.
  ///
  /// @param cleared findings that they looked into; what inspection finds besides still speaks
  ///   against it
  /// @param meant which organization is meant by an address that looks like an immigration body;
  ///   without effect on any other address
  record Cleared(Set<Finding> cleared, Optional<OrganizationId> meant) implements Review {
    public Cleared {
      cleared = Set.copyOf(cleared);
    }
  }

  /// A person decided that it does not go on as it is.
  record Declined() implements Review {}

  /// The target in the light of the review.
  static Resolution target(Event event, Resolution found, Directory directory) {
    return event.kind() instanceof Event.Kind.Referral(Cleared(var _, var meant))
            && found instanceof Resolution.LooksLikeImmigration
            && meant.isPresent()
        ? directory
            .find(meant.get())
            .<Resolution>map(target -> new Resolution.Exact(target, Road.REVIEW))
            .orElseGet(Resolution.Unknown::new)
        : found;
  }
}
