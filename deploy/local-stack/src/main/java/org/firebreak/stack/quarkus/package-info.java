/// Real parts for a service's own tests.
@NullMarked
package org.firebreak.stack.quarkus;

import org.jspecify.annotations.NullMarked;
