/// Rules that every service's tests check. Allow-lists: what is not named is refused, so a renamed
/// package fails instead of passing.
package org.firebreak.runtime.rules;
