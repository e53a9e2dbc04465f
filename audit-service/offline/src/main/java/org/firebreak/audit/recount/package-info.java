// SPDX-License-Identifier: Apache-2.0
/// What entries say together, counted one by one over the JDK alone: what is missing, what
/// contradicts, and what a statement about them must say. The service and the verifier count with
/// the same classes.
@NullMarked
package org.firebreak.audit.recount;

import org.jspecify.annotations.NullMarked;
