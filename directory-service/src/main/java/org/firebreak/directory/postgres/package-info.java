/// The directory's tables, which only grow, and the file that they are first filled from.
@org.jspecify.annotations.NullMarked
package org.firebreak.directory.postgres;
