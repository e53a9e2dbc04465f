// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.firebreak.benchmark;

import org.jspecify.annotations.NullMarked;
