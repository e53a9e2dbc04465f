// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import org.firebreak.audit.Head;

/// @param rootHash in hex, as all hashes here
record HeadView(long treeSize, String rootHash) {
  static HeadView of(Head head) {
    return new HeadView(head.treeSize(), head.rootHash().hex());
  }
}
