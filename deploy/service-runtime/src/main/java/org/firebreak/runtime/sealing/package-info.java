// SPDX-License-Identifier: Apache-2.0
/// Sealing of content, in topics and in databases: the only place that knows Tink. What is bound to
/// which content is the caller's.
@NullMarked
package org.firebreak.runtime.sealing;

import org.jspecify.annotations.NullMarked;
