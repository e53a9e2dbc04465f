// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.cases;

import java.util.List;

/// One made-up person's referral, written twice: once so that it would reach an immigration body,
/// and as its lawful twin, to a support service.
///
/// @param number from 1
/// @param source the organization id of the police force
/// @param address what the source writes to mean the immigration body; a support service when the
///   road is the purpose
/// @param purpose what the source writes as purpose
/// @param support the organization id of the twin's target
/// @param supportAddress what the source writes to mean it
/// @param canary occurs in every section, in no other case, and nowhere else in the world
public record Case(
    int number,
    String source,
    Road road,
    String address,
    String purpose,
    String support,
    String supportAddress,
    List<Section> sections,
    String canary) {

  /// What the twin is for.
  public static final String SUPPORT_PURPOSE = "specialist-support";

  public Case {
    sections = List.copyOf(sections);
  }
}
