/// What somebody can do who holds a service's credentials for the broker.
@NullMarked
package org.firebreak.demonstration.broker;

import org.jspecify.annotations.NullMarked;
