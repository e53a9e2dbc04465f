// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.time.Instant;
import java.util.Optional;
import org.firebreak.consent.Basis;

/// Everything that a decision rests on, and all that an auditor needs to compute it again.
///
/// @param target what the address resolved to in this directory
/// @param basis the basis that the event names, as of now; empty if it names none or one that does
///   not exist
public record Case(
    Event event,
    PurposeReading purpose,
    Resolution target,
    Directory directory,
    Optional<Basis> basis,
    Instant now) {

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
        Addresses.resolve(address, directory),
        directory,
        basis,
        now);
  }
}
