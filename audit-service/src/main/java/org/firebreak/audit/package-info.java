// SPDX-License-Identifier: Apache-2.0
/// The append-only log of every decision and fact: what an entry is, how entries are appended, and
/// how auditors read them.
@NullMarked
package org.firebreak.audit;

import org.jspecify.annotations.NullMarked;
