/// Reads free text for requests to pass it on to immigration bodies. Pure; what leaves it are
/// codes.
@org.jspecify.annotations.NullMarked
package org.firebreak.consent.screening;
