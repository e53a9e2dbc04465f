/// What a target received, and what it may answer.
@NullMarked
package org.firebreak.referral.inbox;

import org.jspecify.annotations.NullMarked;
