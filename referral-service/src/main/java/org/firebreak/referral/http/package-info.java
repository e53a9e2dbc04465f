/// The API that agencies use, and the question of standing to consent-service.
@NullMarked
package org.firebreak.referral.http;

import org.jspecify.annotations.NullMarked;
