/// Which referrals the demonstration sends: made up from tables and a seed, the same each time.
@NullMarked
package org.firebreak.demonstration.cases;

import org.jspecify.annotations.NullMarked;
