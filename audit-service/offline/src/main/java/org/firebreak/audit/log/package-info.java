// SPDX-License-Identifier: Apache-2.0
/// The Merkle log of RFC 6962 as pure functions over the JDK alone, so that an auditor can read all
/// of it.
@NullMarked
package org.firebreak.audit.log;

import org.jspecify.annotations.NullMarked;
