// SPDX-License-Identifier: Apache-2.0
/// Ids stand in the log as commitments; who destroys a key takes the way from the id to its entries
/// away, and no byte of the log changes.
@NullMarked
package org.firebreak.audit.erasure;

import org.jspecify.annotations.NullMarked;
