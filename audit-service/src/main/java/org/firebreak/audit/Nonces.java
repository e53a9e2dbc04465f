// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.function.Supplier;

/// Where nonces come from.
@FunctionalInterface
public interface Nonces extends Supplier<Nonce> {}
