// SPDX-License-Identifier: Apache-2.0
/// What has to survive a power cut: written once for the log and its witnesses.
@NullMarked
package org.firebreak.audit.disk;

import org.jspecify.annotations.NullMarked;
