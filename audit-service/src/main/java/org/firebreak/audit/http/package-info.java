// SPDX-License-Identifier: Apache-2.0
/// The log for auditors: every answer names the tree that it is about, and every reading is
/// recorded before it is answered.
@NullMarked
package org.firebreak.audit.http;

import org.jspecify.annotations.NullMarked;
