// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

/// The heartbeats that were committed and are not published yet.
public interface UnsentHeartbeats {

  boolean any();
}
