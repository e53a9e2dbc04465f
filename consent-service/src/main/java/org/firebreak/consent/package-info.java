/// Consents and lawful bases: what permits sharing, and what has stopped permitting it.
@org.jspecify.annotations.NullMarked
package org.firebreak.consent;
