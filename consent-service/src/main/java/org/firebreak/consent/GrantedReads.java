// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What was granted to be read on a basis. It is kept in the transaction of the grant.
public interface GrantedReads {

  void add(BasisId basis, UUID dispatchId, OrganizationId target, Instant at);

  /// The oldest first.
  List<GrantedRead> on(BasisId basis);
}
