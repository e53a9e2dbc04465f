/// What becomes of an event in the firewall, and how people are told.
@NullMarked
package org.firebreak.referral.outcome;

import org.jspecify.annotations.NullMarked;
