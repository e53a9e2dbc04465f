// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.util.Map;
import java.util.Optional;

/// Seals content together with what whoever opens it relies on: bytes that were copied to another
/// place, or stand under other headers, do not open.
public interface Seal {

  /// Each place has keys of its own.
  enum Place {
    /// Referral and answer events: sealed here, opened by consent-service.
    OUTBOUND,
    /// Deliveries: sealed by consent-service, opened here.
    INBOX,
    /// This service's own database.
    HOME
  }

  /// @param kind how `bytes` is sealed, as the contracts name it
  record Sealed(String kind, byte[] bytes) {}

  Sealed seal(Place place, Map<String, String> authenticated, byte[] bytes);

  /// Empty if the bytes were not sealed in this way, for this place, with these headers.
  Optional<byte[]> open(Place place, Map<String, String> authenticated, Sealed sealed);
}
