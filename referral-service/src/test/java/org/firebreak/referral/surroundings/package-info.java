/// What surrounds the service in its tests: real parts, and small servers and clients that play the
/// other services.
@NullMarked
package org.firebreak.referral.surroundings;

import org.jspecify.annotations.NullMarked;
