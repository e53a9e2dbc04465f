/// Bases, holds and the projected directory in consent-service's own database.
@org.jspecify.annotations.NullMarked
package org.firebreak.consent.postgres;
