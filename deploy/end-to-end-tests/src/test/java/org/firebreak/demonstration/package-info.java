/// Of the demonstration itself.
@NullMarked
package org.firebreak.demonstration;

import org.jspecify.annotations.NullMarked;
