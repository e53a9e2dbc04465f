/// What every service is deployed with.
@org.jspecify.annotations.NullMarked
package org.firebreak.runtime;
