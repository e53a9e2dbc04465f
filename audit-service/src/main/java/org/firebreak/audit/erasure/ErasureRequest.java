// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import java.util.Set;

/// What one person asks for, and a second one agrees with.
///
/// @param ids referrals, whose dispatches go with them, and bases
public record ErasureRequest(Set<ErasableId> ids, ErasureReason reason) {
  public static final int MOST = 100;

  public ErasureRequest {
    ids = Set.copyOf(ids);
    if (ids.isEmpty() || ids.size() > MOST) {
      throw new IllegalArgumentException("a request names between 1 and " + MOST + " ids");
    }
    if (ids.stream().anyMatch(id -> id.kind() == ErasableId.Kind.DISPATCH)) {
      throw new IllegalArgumentException("a dispatch goes with its referral");
    }
  }
}
