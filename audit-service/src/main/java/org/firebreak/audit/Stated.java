// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firebreak.audit.log.Hash;

/// That this service made a statement, by the hash of its bytes: so it is under the log's
/// signature, and its witnesses', like everything else. What it says is left out: it may be about
/// one referral.
///
/// @param organization whose auditor asked for it
public record Stated(UUID statementId, Instant at, String organization, Hash sha256)
    implements Entry {
  static final String KIND = "statement";

  public Stated {
    Codes.organization("acting_organization", organization);
    Codes.time("at", at);
  }

  @Override
  public String identity() {
    return "statement/" + statementId;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> organizations() {
    return List.of(organization);
  }
}
