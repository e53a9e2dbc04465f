// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.review;

import org.firebreak.consent.Hold;
import org.firebreak.consent.Routing;

/// A hold of which enough is kept for it to go on.
public record HeldReferral(Hold hold, Routing routing) {}
