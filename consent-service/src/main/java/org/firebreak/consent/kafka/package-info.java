/// The firewall's gate on the broker, and what consent-service projects from topics.
@org.jspecify.annotations.NullMarked
package org.firebreak.consent.kafka;
