// SPDX-License-Identifier: Apache-2.0
/// The log in PostgreSQL: appended to with plain JDBC in one transaction a batch, read with
/// Panache.
@NullMarked
package org.firebreak.audit.postgres;

import org.jspecify.annotations.NullMarked;
