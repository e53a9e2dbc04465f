// SPDX-License-Identifier: Apache-2.0
/// The manifests that are generated from the tables that people read.
@NullMarked
package org.firebreak.kubernetes;

import org.jspecify.annotations.NullMarked;
