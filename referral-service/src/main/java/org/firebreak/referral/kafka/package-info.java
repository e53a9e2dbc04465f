/// Events out through the outbox, decisions, deliveries and withdrawals in.
@NullMarked
package org.firebreak.referral.kafka;

import org.jspecify.annotations.NullMarked;
