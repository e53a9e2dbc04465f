// SPDX-License-Identifier: Apache-2.0
/// A small program that somebody else than the log's operator runs: it cosigns a checkpoint only if
/// it continues the one that it cosigned before. The JDK alone.
@NullMarked
package org.firebreak.audit.witness;

import org.jspecify.annotations.NullMarked;
