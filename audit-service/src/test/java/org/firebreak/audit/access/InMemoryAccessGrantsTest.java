// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.access;

import java.util.List;
import org.firebreak.audit.AppendEntries;
import org.firebreak.audit.LogSample;

class InMemoryAccessGrantsTest extends AccessGrantsContract {
  private final InMemoryAccessGrants grants = new InMemoryAccessGrants();

  @Override
  protected AccessGrants grants() {
    return grants;
  }

  @Override
  protected AppendEntries appendEntries() {
    return LogSample.appendEntries();
  }

  @Override
  protected List<String> facts() {
    return grants.facts.stream().map(draft -> draft.entry().kind()).toList();
  }
}
