// SPDX-License-Identifier: Apache-2.0
/// What auditors of other organizations may read, and for how long: nothing, until two people of
/// the overseeing organization granted it.
@NullMarked
package org.firebreak.audit.access;

import org.jspecify.annotations.NullMarked;
