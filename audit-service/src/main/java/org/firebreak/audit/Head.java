// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import org.firebreak.audit.log.Hash;

/// The tree at one moment: the number of entries, and the hash that commits to all of them.
public record Head(long treeSize, Hash rootHash) {}
