// SPDX-License-Identifier: Apache-2.0
/// What signing needs of the machine: the log's key, its policy and the last signed checkpoint as
/// files, and a clock that ticks each second.
@NullMarked
package org.firebreak.audit.signing;

import org.jspecify.annotations.NullMarked;
