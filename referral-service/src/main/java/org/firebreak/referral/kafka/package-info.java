/// Events out through the outbox, decisions and deliveries in.
@NullMarked
package org.firebreak.referral.kafka;

import org.jspecify.annotations.NullMarked;
