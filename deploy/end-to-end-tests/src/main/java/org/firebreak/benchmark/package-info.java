// SPDX-License-Identifier: Apache-2.0
/// `make bench`: the packaged consent-service on a real broker and database, against loops that
/// only copy, in one interleaved run. Its answer is ratios: on another machine the figures differ,
/// and these much less.
@NullMarked
package org.firebreak.benchmark;

import org.jspecify.annotations.NullMarked;
