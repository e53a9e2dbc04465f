// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;

/// Tells of a withdrawal whoever knows what was delivered on the consent, so that each target hears
/// of it. In the transaction of the withdrawal: both are committed or neither.
public interface Withdrawals {

  void tell(BasisId consent, OrganizationId source, Instant withdrawnAt);
}
