// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import jakarta.enterprise.context.ApplicationScoped;

/// There is no way to place a hold yet.
@ApplicationScoped
class NoLegalHolds implements LegalHolds {
  @Override
  public boolean covers(ErasableId id) {
    return false;
  }
}
