/// Real parts on one machine, without containers: a Kafka broker, PostgreSQL, Keycloak and the
/// packaged services, each a child process that dies with its parent.
@NullMarked
package org.firebreak.stack;

import org.jspecify.annotations.NullMarked;
