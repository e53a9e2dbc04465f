// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.time.Instant;

/// A consent that was taken back.
///
/// @param source who had recorded it, and alone could send on it
public record Withdrawal(BasisId consent, OrganizationId source, Instant at) {}
