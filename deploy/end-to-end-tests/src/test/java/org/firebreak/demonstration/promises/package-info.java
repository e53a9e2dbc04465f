/// A promise that no observation could break would promise nothing.
@NullMarked
package org.firebreak.demonstration.promises;

import org.jspecify.annotations.NullMarked;
