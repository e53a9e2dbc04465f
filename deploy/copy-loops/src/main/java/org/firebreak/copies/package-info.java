// SPDX-License-Identifier: Apache-2.0
/// Three ways to copy a topic, each record as it is, in batches of 500 at most. Their difference
/// from the firewall's loop is what the firewall costs.
@NullMarked
package org.firebreak.copies;

import org.jspecify.annotations.NullMarked;
