/// What the directory publishes: organizations, its heartbeat, and facts for auditors.
@org.jspecify.annotations.NullMarked
package org.firebreak.directory.kafka;
