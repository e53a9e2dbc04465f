// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What was proposed and what was approved. Neither is ever altered or removed.
public interface Proposals {

  void add(Proposal proposal);

  void add(Approval approval);

  Optional<Proposal> find(UUID id);

  Optional<Approval> approvalOf(UUID proposal);

  /// Oldest first.
  List<Proposal> of(OrganizationId organization);
}
