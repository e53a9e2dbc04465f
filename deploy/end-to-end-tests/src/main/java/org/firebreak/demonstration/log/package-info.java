/// A second reading of RFC 6962, so that the audit log is not believed on its own word.
@NullMarked
package org.firebreak.demonstration.log;

import org.jspecify.annotations.NullMarked;
