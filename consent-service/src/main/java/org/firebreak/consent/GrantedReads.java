// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What was read on a basis. It is kept in the transaction of the grant.
public interface GrantedReads {

  void add(BasisId basis, UUID dispatchId, OrganizationId reader, Instant at);

  /// The oldest first.
  List<GrantedRead> on(BasisId basis);
}
