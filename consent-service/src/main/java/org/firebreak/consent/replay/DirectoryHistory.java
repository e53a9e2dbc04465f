// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.replay;

import org.firebreak.consent.firewall.Directory;

/// Sector, parents, immigration function and membership at every revision that was heard here. No
/// names and no addresses: what an address meant is kept with the decision.
public interface DirectoryHistory {

  Directory at(long revision);

  Directory latest();
}
