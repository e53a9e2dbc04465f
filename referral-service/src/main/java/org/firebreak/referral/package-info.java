/// Referrals, their dispatches, and what targets received: what agencies do, and the ports that it
/// needs.
@NullMarked
package org.firebreak.referral;

import org.jspecify.annotations.NullMarked;
