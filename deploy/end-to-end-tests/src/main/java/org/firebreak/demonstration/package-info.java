/// The demonstration: what sample agencies do with a running platform, and what becomes of it.
@NullMarked
package org.firebreak.demonstration;

import org.jspecify.annotations.NullMarked;
