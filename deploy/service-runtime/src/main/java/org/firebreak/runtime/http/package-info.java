/// What every HTTP answer has in common: problems (RFC 9457) and the guard in front of every path.
@org.jspecify.annotations.NullMarked
package org.firebreak.runtime.http;
