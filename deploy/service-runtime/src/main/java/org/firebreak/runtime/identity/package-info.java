/// Whose token it is, and the door that keeps barred organizations out of every endpoint.
@org.jspecify.annotations.NullMarked
package org.firebreak.runtime.identity;
