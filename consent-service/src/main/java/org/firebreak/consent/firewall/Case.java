// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.firebreak.consent.Basis;

/// Everything that a decision rests on, and all that an auditor needs to compute it again.
///
/// @param target what the address resolved to in this directory
/// @param basis the basis that the event names, as of now; empty if it names none or one that does
///   not exist
/// @param findings of the inspection of its text; empty where there is no text: what has no
///   content, and standing
public record Case(
    Event event,
    PurposeReading purpose,
    Resolution target,
    Directory directory,
    Optional<Basis> basis,
    Set<Finding> findings,
    Instant now) {

  public Case {
    findings = Set.copyOf(findings);
  }

  /// @param purpose as the source worded it
  /// @param address as the source wrote it
  public static Case of(
      Event event,
      String purpose,
      String address,
      Directory directory,
      Optional<Basis> basis,
      Instant now) {
    return new Case(
        event,
        PurposeReading.of(purpose),
        Review.target(event, Addresses.resolve(address, directory), directory),
        directory,
        basis,
        Set.of(),
        now);
  }

  public Case withFindings(Set<Finding> found) {
    return new Case(event, purpose, target, directory, basis, found, now);
  }
}
