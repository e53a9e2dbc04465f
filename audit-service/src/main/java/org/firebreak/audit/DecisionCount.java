// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.Optional;

/// How many decisions had this outcome for this reason on this road. A decision with several
/// reasons counts under each; one without, as every Deliver, counts once.
public record DecisionCount(
    Outcome outcome, Optional<String> reason, Optional<String> road, long decisions) {}
