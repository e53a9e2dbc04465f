// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.replay;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Verdict;
import org.jspecify.annotations.Nullable;

/// A decision as the log has it (contract decision v1).
///
/// @param facts null if the event could not be read
public record KeptDecision(
    UUID event,
    Verdict verdict,
    @Nullable KeptFacts facts,
    String policyVersion,
    long directoryRevision,
    Instant decidedAt) {

  /// What it was decided from.
  ///
  /// @param kind a code of {@link org.firebreak.consent.firewall.Event.Kind}
  /// @param target null if the address did not mean one organization
  /// @param labels of the event, each once
  /// @param otherLabels how many more labels there were, unknown or repeated
  /// @param basisVersion null if the event named none that existed
  /// @param basisErased whether it named one of which the log no longer knows which
  /// @param review released or declined; null if nobody reviewed it
  public record KeptFacts(
      String kind,
      OrganizationId source,
      Chain chain,
      boolean highRisk,
      String road,
      @Nullable OrganizationId target,
      String purpose,
      List<String> labels,
      int otherLabels,
      @Nullable BasisId basis,
      @Nullable Integer basisVersion,
      boolean basisErased,
      Set<String> findings,
      @Nullable String review,
      Set<String> cleared) {}
}
