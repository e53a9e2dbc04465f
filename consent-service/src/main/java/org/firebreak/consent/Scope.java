// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.Set;

/// What a basis covers: by name, never "partner agencies" (42 CFR 2.31 shows why a class of
/// grantees is not enough).
public record Scope(
    Set<OrganizationId> grantees,
    Set<Purpose> purposes,
    Set<SectionLabel> sections,
    Period period) {

  public Scope {
    grantees = Set.copyOf(grantees);
    purposes = Set.copyOf(purposes);
    sections = Set.copyOf(sections);
    if (grantees.isEmpty() || purposes.isEmpty() || sections.isEmpty()) {
      throw new IllegalArgumentException(
          "a basis names at least one grantee, one purpose and one section");
    }
  }

  Scope over() {
    return new Scope(grantees, purposes, sections, Period.OVER);
  }
}
