// SPDX-License-Identifier: Apache-2.0
/// What other services publish for the log: read at least once, appended once, and never skipped.
@NullMarked
package org.firebreak.audit.kafka;

import org.jspecify.annotations.NullMarked;
