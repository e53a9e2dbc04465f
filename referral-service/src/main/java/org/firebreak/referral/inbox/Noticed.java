// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.inbox;

import java.time.Instant;
import org.firebreak.referral.EventId;

/// What its target knows of a withdrawal, because the firewall delivered the notice.
///
/// @param notice the event that told it, which an acknowledgement answers
public record Noticed(EventId notice, Instant withdrawnAt) {}
