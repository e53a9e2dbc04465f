/// Home of referrals and of what targets received: the database `referral`.
@NullMarked
package org.firebreak.referral.postgres;

import org.jspecify.annotations.NullMarked;
