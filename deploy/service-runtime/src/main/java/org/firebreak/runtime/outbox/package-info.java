/// Events committed with the change that they announce, and the relay that publishes them.
@org.jspecify.annotations.NullMarked
package org.firebreak.runtime.outbox;
