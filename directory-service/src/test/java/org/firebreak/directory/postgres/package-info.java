@org.jspecify.annotations.NullMarked
package org.firebreak.directory.postgres;
