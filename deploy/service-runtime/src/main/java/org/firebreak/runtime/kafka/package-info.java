/// How every Kafka client of a service is set up.
@org.jspecify.annotations.NullMarked
package org.firebreak.runtime.kafka;
