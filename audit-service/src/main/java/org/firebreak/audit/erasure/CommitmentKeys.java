// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import java.util.function.Supplier;

/// Where keys come from.
@FunctionalInterface
public interface CommitmentKeys extends Supplier<CommitmentKey> {}
