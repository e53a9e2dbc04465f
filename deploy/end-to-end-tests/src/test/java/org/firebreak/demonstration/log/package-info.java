/// Known answers for the second reading of RFC 6962.
@NullMarked
package org.firebreak.demonstration.log;

import org.jspecify.annotations.NullMarked;
