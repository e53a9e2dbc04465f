/// The packaged services on a real broker, PostgreSQL and Keycloak. All tests of a run share one
/// stack.
@NullMarked
package org.firebreak.endtoend;

import org.jspecify.annotations.NullMarked;
