/// The REST API of consent-service.
@org.jspecify.annotations.NullMarked
package org.firebreak.consent.http;
