/// The tables against the directory's sample, and the spread that they give.
@NullMarked
package org.firebreak.demonstration.cases;

import org.jspecify.annotations.NullMarked;
